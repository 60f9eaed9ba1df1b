"""In place: Adam and what is near to it. Floor 7. Formulas: `../adam.py`, `../adamax.py`, `../nadam.py`."""


def adam(xp, rate, t, *, beta_1, beta_2, epsilon, amsgrad):
    """m and v move towards g and g^2;  w -= alpha * m / (sqrt(v) + epsilon)."""
    alpha = rate * xp.sqrt(1 - power(xp, beta_2, t)) / (1 - power(xp, beta_1, t))

    def step(w, g, m, v, *others):
        change, size = others[-2:]
        blend(xp, m, g, 1 - beta_1, change)
        blend(xp, v, xp.multiply(g, g, out=size), 1 - beta_2, change)
        if amsgrad:
            v = xp.maximum(others[0], v, out=others[0])  # the largest v there ever was
        xp.multiply(m, alpha, out=change)
        xp.sqrt(v, out=size)
        xp.add(size, epsilon, out=size)
        xp.divide(change, size, out=change)
        xp.subtract(w, change, out=w)

    return step


def adamax(xp, rate, t, *, beta_1, beta_2, epsilon):
    """m moves towards g;  u = max(beta_2 * u, |g|);  w -= rate * m / ((1 - beta_1^t) * (u + epsilon))."""
    rest = 1 - power(xp, beta_1, t)

    def step(w, g, m, u, change, size):
        blend(xp, m, g, 1 - beta_1, change)
        xp.multiply(u, beta_2, out=u)
        xp.maximum(u, xp.abs(g, out=size), out=u)
        xp.multiply(m, rate, out=change)
        xp.add(u, epsilon, out=size)
        xp.multiply(size, rest, out=size)
        xp.divide(change, size, out=change)
        xp.subtract(w, change, out=w)

    return step


def nadam(xp, rate, t, product, *, beta_1, beta_2, epsilon):
    """As Adam, but along a mean of m one step ahead and g.   product: of all shares of momentum so far."""
    number = rate.dtype.type
    now, later = (number(beta_1) * (1 - number(0.5) * power(xp, 0.96, t + i)) for i in (0, 1))
    of_m, of_g = 1 - product * later, 1 - product
    of_v = 1 - power(xp, beta_2, t)

    def step(w, g, m, v, change, size):
        blend(xp, m, g, 1 - beta_1, change)
        blend(xp, v, xp.multiply(g, g, out=size), 1 - beta_2, change)
        xp.multiply(m, later, out=change)
        xp.divide(change, of_m, out=change)
        xp.multiply(g, 1 - now, out=size)
        xp.divide(size, of_g, out=size)
        xp.add(change, size, out=change)
        xp.multiply(change, rate, out=change)
        xp.divide(v, of_v, out=size)
        xp.sqrt(size, out=size)
        xp.add(size, epsilon, out=size)
        xp.divide(change, size, out=change)
        xp.subtract(w, change, out=w)

    return step


def power(xp, base, t):
    """base^t, computed in the dtype of t."""
    return xp.power(t.dtype.type(base), t)


def blend(xp, mean, new, share, change):
    """mean += (new - mean) * share, computed in `change`."""
    xp.subtract(new, mean, out=change)
    xp.multiply(change, share, out=change)
    xp.add(mean, change, out=mean)
