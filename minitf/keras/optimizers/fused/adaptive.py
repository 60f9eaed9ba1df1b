"""In place: RMSprop, Adagrad, Adadelta and Ftrl. Floor 7. Formulas: the files of these names one folder up."""


def rmsprop(xp, rate, t, *, rho, momentum, epsilon, centered):
    """v = rho * v + (1 - rho) * g^2;  w -= rate * g / sqrt(v + epsilon).

    The slots are v; then, with momentum, the running sum of the steps; then, if centered, the running mean of g.
    """

    def step(w, g, v, *others):
        *slots, change, size = others
        mean_of(xp, v, xp.multiply(g, g, out=size), rho, change)
        if centered:
            mean_of(xp, slots[-1], g, rho, change)
            xp.multiply(slots[-1], slots[-1], out=size)
            xp.subtract(v, size, out=size)
            xp.add(size, epsilon, out=size)
        else:
            xp.add(v, epsilon, out=size)
        xp.sqrt(size, out=size)
        xp.multiply(g, rate, out=change)
        xp.divide(change, size, out=change)
        if momentum > 0:
            xp.multiply(slots[0], momentum, out=slots[0])
            change = xp.add(slots[0], change, out=slots[0])
        xp.subtract(w, change, out=w)

    return step


def adagrad(xp, rate, t, *, epsilon):
    """v += g^2;  w -= rate * g / sqrt(v + epsilon)."""

    def step(w, g, v, change, size):
        xp.add(v, xp.multiply(g, g, out=size), out=v)
        xp.add(v, epsilon, out=size)
        xp.sqrt(size, out=size)
        xp.multiply(g, rate, out=change)
        xp.divide(change, size, out=change)
        xp.subtract(w, change, out=w)

    return step


def adadelta(xp, rate, t, *, rho, epsilon):
    """ratio = sqrt(u + epsilon) / sqrt(v + epsilon);  w -= rate * ratio * g.   u, v: means of (ratio g)^2 and g^2."""

    def step(w, g, v, u, ratio, size, spare):
        mean_of(xp, v, xp.multiply(g, g, out=size), rho, spare)
        xp.add(v, epsilon, out=size)
        xp.sqrt(size, out=size)
        xp.add(u, epsilon, out=ratio)
        xp.sqrt(ratio, out=ratio)
        xp.divide(ratio, size, out=ratio)
        xp.multiply(ratio, ratio, out=size)
        xp.multiply(size, 1 - rho, out=size)
        xp.multiply(g, g, out=spare)
        xp.multiply(size, spare, out=size)
        xp.multiply(u, rho, out=u)
        xp.add(u, size, out=u)
        xp.multiply(ratio, rate, out=ratio)
        xp.multiply(ratio, g, out=ratio)
        xp.subtract(w, ratio, out=w)

    return step


def ftrl(xp, rate, t, *, learning_rate_power, l1_regularization_strength, l2_regularization_strength,
         l2_shrinkage_regularization_strength, beta):
    """The weights that would have been best so far, pulled to 0: see `Ftrl.update_step`. The slots are v and z."""
    l1, shrinkage = l1_regularization_strength, 2 * l2_shrinkage_regularization_strength
    twice = 2 * (l2_regularization_strength + beta / (2 * rate))

    def root(v, out):
        return xp.sqrt(v, out=out) if learning_rate_power == -0.5 else xp.power(v, -learning_rate_power, out=out)

    def step(w, g, v, z, change, size, spare):
        root(v, spare)
        xp.multiply(g, g, out=size)
        xp.add(v, size, out=v)
        root(v, size)
        xp.subtract(size, spare, out=spare)
        xp.divide(spare, rate, out=spare)
        xp.multiply(spare, w, out=spare)
        xp.multiply(w, shrinkage, out=change)
        xp.add(g, change, out=change)
        xp.subtract(change, spare, out=change)
        xp.add(z, change, out=z)
        xp.divide(size, rate, out=size)
        xp.add(size, twice, out=size)
        xp.clip(z, -l1, l1, out=change)
        xp.subtract(change, z, out=change)
        xp.divide(change, size, out=w)

    return step


def mean_of(xp, mean, new, keep, spare):
    """mean = keep * mean + (1 - keep) * new, computed in `spare`."""
    xp.multiply(new, 1 - keep, out=spare)
    xp.multiply(mean, keep, out=mean)
    xp.add(mean, spare, out=mean)
