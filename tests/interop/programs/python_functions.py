"""Python in the middle of a graph, gradients with few rows, and maps over rows."""

import numpy as np

import minitf as tf

c = tf.constant


def kind(name, f, *a, **k):
    try:
        r = f(*a, **k)
        print(
            name,
            tf.nest.map_structure(
                lambda t: (str(t.dtype)[-9:-2] and t.dtype.name, t.numpy().tolist()) if tf.is_tensor(t) else t, r
            ),
        )
    except Exception as e:
        print(name, type(e).__name__)


@tf.py_function(Tout=tf.float32)
def plus(x, y):
    print("eager")
    return x + y


kind("d1", plus, c(1.0), c(2.0))
kind("d2", tf.function(lambda x: plus(x, c(2.0))), c(1.0))
kind("d3", plus, 1.0, y=2.0)
kind("d3b", plus, x=1.0, y=2.0)


@tf.py_function(Tout=[tf.float32, tf.int32])
def two(x):
    return x, int(x.numpy())


kind("d4", two, c(3.0))
kind("d5", tf.function(two), c(3.0))


@tf.numpy_function(Tout=tf.float32)
def npf(x):
    print(type(x).__name__)
    return np.sinh(x).astype(np.float32)


kind("n1", npf, c(0.0))
kind("n2", tf.function(npf), c([0.0]))


@tf.py_function(Tout=[])
def nothing(x):
    print("nothing")


kind("d7", lambda: tf.py_function(Tout=tf.float32, func=lambda x: x * 2.0, inp=[3.0]))
print(plus.__name__)


def kw(x, k=2.0):
    return x * k


kind("d8", tf.py_function(Tout=tf.float32)(kw), c(1.0), k=c(5.0))
kind("d9", tf.py_function(Tout=tf.float32)(kw), c(1.0))
kind("d10", tf.py_function(Tout=tf.float32)(lambda x: x), 3)
kind("d11", tf.py_function(Tout=tf.TensorSpec([2], tf.float32))(lambda x: x), c([1.0, 2.0]))


@tf.function
def sp(x):
    y = tf.py_function(lambda v: v * 2, [x], tf.TensorSpec([2], tf.float32))
    print(y.shape)
    z = tf.py_function(lambda v: v * 2, [x], tf.float32)
    print(z.shape)
    return y


kind("spec", sp, c([1.0, 2.0]))
kind("bad", tf.function(lambda x: tf.py_function(lambda v: {}["a"], [x], tf.float32)), c(1.0))
kind("bad2", tf.function(lambda x: tf.py_function(lambda v: 1 / 0, [x], tf.float32)), c(1.0))
kind("bad4", tf.function(lambda x: tf.py_function(lambda v: "s", [x], tf.float32)), c(1.0))
kind("bad5", tf.function(lambda x: tf.numpy_function(lambda v: np.float64(v), [x], tf.float32)), c(1.0))


# gradients
def cube(x):
    return x * x * x


@tf.function
def g1(x):
    with tf.GradientTape() as t:
        t.watch(x)
        y = tf.py_function(cube, [x], tf.float32)
    return t.gradient(y, x)


kind("g1", g1, c(2.0))
# slices
emb = tf.Variable([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])


@tf.function
def slices():
    with tf.GradientTape() as t:
        y = tf.reduce_sum(tf.gather(emb, [0, 2, 0]) * 2.0)
    return t.gradient(y, emb)


s = slices()
print(type(s).__name__, s.indices.numpy(), s.values.numpy().tolist(), s.dense_shape is None)


@tf.function
def slices2():
    return tf.IndexedSlices(c([[1.0, 2.0]]), c([1]))


s = slices2()
print(type(s).__name__, s.indices.numpy(), s.values.numpy().tolist(), s.dense_shape is None)


@tf.function
def takes(s):
    return s.values * 2


kind("takes", takes, tf.IndexedSlices(c([[1.0, 2.0]]), c([1])))


@tf.function
def sparse(x):
    return tf.sparse.from_dense(x), tf.RaggedTensor.from_tensor(x)


s, r = sparse(c([[1, 0], [0, 2]]))
print(type(s).__name__, s.indices.numpy().tolist(), r.to_list())
# vectorized_map
kind("vm1", tf.vectorized_map, lambda x: x * x, c([1.0, 2.0]))
kind("vm2", tf.vectorized_map, lambda t: tf.linalg.matvec(t[0], t[1]), (tf.ones([3, 2, 2]), tf.ones([3, 2])))
kind(
    "vm3",
    tf.function(lambda x: tf.vectorized_map(lambda r: {"a": tf.reduce_sum(r), "b": r[0]}, x)),
    c([[1.0, 2.0], [3.0, 4.0]]),
)
