"""Tensors of functions that have ended, and values that are not there yet: which error comes of them."""

import minitf as tf

c = tf.constant


def kind(f, *a, **named):
    try:
        f(*a, **named)
        print("nothing")
    except Exception as e:
        print(
            type(e).__name__,
            [k.__name__ for k in type(e).__mro__[1:3]],
            "| scope" if "out of scope" in str(e) else "",
            str(e)[:0],
        )


kept = []


@tf.function
def keep(x):
    kept.append(x + 1)
    return x


keep(c(1))
kind(lambda: kept[0] + 1)
kind(lambda: kept[0].numpy())
kind(lambda: print(kept[0]) or int(kept[0]))
kind(lambda: bool(kept[0]))
kind(lambda: tf.reduce_sum(kept[0]))


@tf.function
def use(y):
    return kept[0] + y


kind(use, c(1))


@tf.function
def ret():
    return kept[0]


kind(ret)


class M:
    @tf.function
    def set(self, x):
        self.a = x * 2
        return x


m = M()
m.set(c(1))
kind(lambda: m.a + 1)
kind(lambda: m.set(m.a))


def leak_from_branch(x):
    l = []
    if x > 0:
        l.append(x * 2)
    else:
        l.append(x)
    return l[0]


kind(tf.function(leak_from_branch), c(1))


def leak_from_cond(x):
    l = []
    tf.cond(x > 0, lambda: l.append(x * 2) or x, lambda: x)
    return l[0] + 1


kind(tf.function(leak_from_cond), c(1))


def leak_from_while(x):
    l = []

    def b(i):
        l.append(i * 2)
        return i + 1

    tf.while_loop(lambda i: i < 3, b, [x])
    return l[0] + 1


kind(tf.function(leak_from_while), c(1))


@tf.function
def outer(x):
    l = []

    @tf.function
    def inner(y):
        l.append(y * 2)
        return y

    inner(x)
    return l[0] + 1


kind(outer, c(1))
v = tf.Variable(1)


@tf.function
def usev():
    return v + 1  # noqa: F821


usev()
del v
kind(usev)
kind(lambda: usev.get_concrete_function()())


def makes(x):
    return tf.Variable(x)


kind(tf.function(makes), c(1))


def makes2(x):
    w = tf.Variable(1.0)
    return w + x


kind(tf.function(makes2), c(1.0))


class Once:
    v = None

    @tf.function
    def f(self, x):
        if self.v is None:
            self.v = tf.Variable(2.0)
        return self.v * x


o = Once()
print(o.f(c(3.0)).numpy(), o.f(c(4.0)).numpy())
kind(tf.function(lambda x: x.numpy()), c(1))
kind(tf.function(lambda x: float(x), autograph=False), c(1))
kind(tf.function(lambda x: int(x), autograph=False), c(1))
kind(tf.function(lambda x: bool(x), autograph=False), c(1))
kind(tf.function(lambda x: len(x), autograph=False), c([1]))
kind(tf.function(lambda x: list(x), autograph=False), c([1]))
kind(tf.function(lambda x: [0, 1, 2][x], autograph=False), c(1))
kind(tf.function(lambda x: range(x), autograph=False), c(1))
kind(tf.function(lambda x: {x: 1}), c(1))
kind(tf.function(lambda x: hash(x)), c(1))
kind(tf.function(lambda x: x in [1]), c(1))
kind(tf.function(lambda x: "%d" % x), c(1))  # noqa: UP031
kind(tf.function(lambda x: f"{x:.2f}"), c(1.0))
import numpy as np  # noqa: E402

kind(tf.function(lambda x: np.sin(x)), c(1.0))
kind(tf.function(lambda x: np.array([x])), c(1.0))
kind(tf.function(lambda x: object()), c(1.0))
kind(tf.function(lambda x: [object()]), c(1.0))
kind(tf.function(lambda x: x.foo), c(1.0))
kind(tf.function(lambda x: tf.zeros([x])), c(1.0))
kind(tf.function(lambda x: tf.reshape(x, [5])), c([1.0]))
kind(tf.function(lambda x: x + tf.constant(1)), c([1.0]))
kind(tf.function(lambda x: tf.matmul(x, x)), tf.zeros([2, 3]))
kind(tf.function(lambda x: undefined_name), c(1))  # noqa: F821
kind(tf.function(lambda x: "a" + 1), c(1))
kind(tf.function(lambda x, y: x))
kind(tf.function(lambda x, y: x), 1, 2, 3)
kind(tf.function(lambda x: x), 1, z=2)
kind(tf.function(lambda x: x, input_signature=[tf.TensorSpec([2])]), c([1.0, 2, 3]))
kind(tf.function(lambda x: x, input_signature=[tf.TensorSpec([2])]), c([1, 2]))
kind(tf.function(lambda x: x, input_signature=[tf.TensorSpec([2])]), "a")
kind(tf.function(lambda x: x, input_signature=[tf.TensorSpec([2])]))
kind(lambda: tf.function(lambda x: x, input_signature=tf.TensorSpec([2])))
kind(lambda: tf.function(lambda x: x, input_signature=[tf.TensorSpec([2]), tf.TensorSpec([2])]))
kind(lambda: tf.function(lambda x, y: x, input_signature=[tf.TensorSpec([2])])(c([1.0, 2]), 1))
kind(lambda: tf.function(lambda x: x, input_signature=[2]))
f = tf.function(lambda x: x + 1).get_concrete_function(c([1.0, 2]))
kind(f, c([1, 2]))
kind(f, c([1.0, 2, 3]))
kind(f)
kind(f, 1, 2)
kind(f, "a")


def recursive(x):
    return recursive_f(x)


recursive_f = tf.function(recursive)
kind(tf.get_static_value, c(1))
