"""Logic, functions and methods inside traced functions."""

import functools

import minitf as tf


def show(f, *args, **kw):
    name = getattr(f, "__name__", "?")
    try:
        y = (f if hasattr(f, "get_concrete_function") else tf.function(f))(*args, **kw)
        y = tf.nest.map_structure(lambda t: t.numpy().tolist() if tf.is_tensor(t) else t, y)
        print(name, y)
    except Exception as e:
        print(name, type(e).__name__)


c = tf.constant


# logic
def and_or(x, y):
    if x > 0 and y > 0:
        return 1
    if x > 0 or y > 0:
        return 2
    if not x > -5:
        return 3
    return 4


for a, b in ((1, 1), (1, -1), (-9, -1), (-1, -1)):
    show(and_or, c(a), c(b))


def values_of_logic(x):
    return (x > 0 and x < 5), (x > 9 or x < 2), not (x == 3)  # noqa: SIM201


show(values_of_logic, c(3))


def mixed_logic(x, flag):
    if flag and x > 0:
        return 1
    return 0


show(mixed_logic, c(3), True)
show(mixed_logic, c(3), False)
show(mixed_logic, c(3), None)


def short_circuit(x):
    if tf.size(x) > 0 and x[0] > 0:
        return 1
    return 0


show(short_circuit, c([1]))


def chain(x):
    if 0 < x < 10:
        return 1
    if 0 < x <= 10 != 3:
        return 2
    return 0


for n in (5, 10, 20):
    show(chain, c(n))


def eq_none(x):
    if x is None:
        return 0
    if x is not None and x == 3:
        return 1
    return 2


show(eq_none, c(3))
show(eq_none, None)


def in_list(x):
    return x in [1, 2]


show(in_list, 2)
show(in_list, c(2))


def ne(x, y):
    return x == y, x != y


show(ne, c(1), c(2))
show(ne, c(1), None)


# nested functions
def nested(x):
    def helper(y):
        if y > 0:
            return y * 2
        return y

    def twice(f, y):
        return f(f(y))

    return twice(helper, x)


show(nested, c(3))
show(nested, c(-3))


def recursive(n):
    if n <= 1:
        return 1
    return n * recursive(n - 1)


show(recursive, 5)


def lam(x):
    f = lambda y: y if y > 0 else -y
    return f(x)


show(lam, c(-4))


def lam_list(x):
    fs = [lambda y, k=k: y * k if y > 1 else y + k for k in range(3)]
    return [f(x) for f in fs]


show(lam_list, c(2))
show(lam_list, c(1))


def comprehension(x):
    return (
        [v * v for v in tf.unstack(x)],
        {i: v for i, v in enumerate([x, x])},  # noqa: C416
        [v for v in range(4) if v % 2],
        sum(v for v in [1, 2]),
    )


show(comprehension, c([1, 2]))


def comp_over_tensor(x):
    return [v for v in x]  # noqa: C416


show(comp_over_tensor, c([1, 2]))


def comp_if_tensor(x):
    return [v for v in [1, 2] if x > v]


show(comp_if_tensor, c(1))


def star(x):
    a, *rest = tf.unstack(x)
    return a, rest


show(star, c([1, 2, 3]))


def unpack_tensor(x):
    a, b = x
    return a + b


show(unpack_tensor, c([1, 2]))


def star_call(*args, **kw):
    def inner(a, b, k=0):
        return a - b + k

    return inner(*args, **kw)


show(star_call, c(3), c(1))
show(star_call, c(3), c(1), k=c(10))


def partial(x):
    def add(a, b):
        if a > b:
            return a
        return a + b

    return functools.partial(add, b=5)(x)


show(partial, c(1))
show(partial, c(9))


class Model:
    def __init__(self):
        self.k = 2
        self.log = []

    def __call__(self, x):
        if x > 0:
            return self.pos(x)
        return self.neg(x)

    def pos(self, x):
        return x * self.k

    def neg(self, x):
        while x < 0:
            x += self.k
        return x

    @property
    def prop(self):
        return self.k

    @staticmethod
    def st(x):
        return x if x > 0 else 0 * x

    @classmethod
    def cl(cls, x):
        return cls.st(x)

    @tf.function
    def method(self, x):
        return self(x) + self.prop

    def set_attr(self, x):
        if x > 0:
            self.y = x
        else:
            self.y = -x
        r = self.y
        del self.y
        return r


m = Model()
show(m, c(3))
show(m, c(-3))
show(m.method, c(-3))
show(m.cl, c(-1))
show(Model.st, c(2))
show(m.set_attr, c(-2))


class Child(Model):
    def pos(self, x):
        y = super().pos(x)
        if y > 5:
            y = y - 1
        return y


show(Child(), c(3))
show(Child(), c(1))
