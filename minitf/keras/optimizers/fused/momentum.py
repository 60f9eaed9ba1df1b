"""In place: gradient descent, with and without momentum, and Lion. Floor 7. Formulas: `sgd.py`, `lion.py`."""


def sgd(xp, rate, t, *, momentum, nesterov):
    """w -= rate * g;  with a slot m:  m = momentum * m - rate * g, w += m."""

    def plain(w, g, change, _):
        xp.multiply(g, rate, out=change)
        xp.subtract(w, change, out=w)

    def heavy(w, g, m, change, ahead):
        xp.multiply(g, rate, out=change)
        xp.multiply(m, momentum, out=m)
        xp.subtract(m, change, out=m)
        if nesterov:
            xp.multiply(m, momentum, out=ahead)
            xp.subtract(ahead, change, out=ahead)
        xp.add(w, ahead if nesterov else m, out=w)

    return heavy if momentum else plain


def lion(xp, rate, t, *, beta_1, beta_2):
    """w -= rate * sign(beta_1 * m + (1 - beta_1) * g);  m = beta_2 * m + (1 - beta_2) * g."""

    def step(w, g, m, change, new):
        xp.multiply(m, beta_1, out=change)
        xp.multiply(g, 1 - beta_1, out=new)
        xp.add(change, new, out=change)
        xp.sign(change, out=new)  # in place NumPy takes ten times as long
        xp.multiply(new, rate, out=change)
        xp.subtract(w, change, out=w)
        xp.multiply(m, beta_2, out=m)
        xp.multiply(g, 1 - beta_2, out=new)
        xp.add(m, new, out=m)

    return step
