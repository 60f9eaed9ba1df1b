"""Lists of tensors, in eager code and in graphs."""

import numpy as np
import pytest

import minitf as tf


def graph(f):
    return tf.function(f, autograph=False)()


def filled(*items, size=None, **settings):
    array = tf.TensorArray(tf.float32, len(items) if size is None else size, **settings)
    for i, x in enumerate(items):
        array = array.write(i, x)
    return array


VALUES = [
    (lambda: filled(1.0, 2.0).stack(), [1.0, 2.0]),
    (lambda: filled(1.0, size=3).stack(), [1.0, 0.0, 0.0]),
    (lambda: filled(size=2, element_shape=[1]).stack(), [[0.0], [0.0]]),
    (lambda: filled(1.0, 2.0, size=0, dynamic_size=True).stack(), [1.0, 2.0]),
    (lambda: filled(1.0, 2.0).read(1), 2.0),
    (lambda: filled(1.0, 2.0, 3.0).gather([2, 0, 0]), [3.0, 1.0, 1.0]),
    (lambda: filled(1.0).gather([]), []),
    (lambda: filled(1.0, 2.0).write(0, 5.0).stack(), [5.0, 2.0]),
    (lambda: tf.TensorArray(tf.float32, 3).scatter([2, 0], [1.0, 2.0]).stack(), [2.0, 0.0, 1.0]),
    (lambda: tf.TensorArray(tf.float32, 0, dynamic_size=True).unstack([1.0, 2.0]).size(), 2),
    (lambda: filled([1.0], [2.0, 3.0], infer_shape=False).concat(), [1.0, 2.0, 3.0]),
    (lambda: tf.TensorArray(tf.float32, 2, infer_shape=False).split([1.0, 2.0, 3.0], [1, 2]).read(1), [2.0, 3.0]),
    (lambda: filled(1.0).identity().stack(), [1.0]),
    (lambda: tf.TensorArray(tf.string, 2).write(0, "a").stack(), [b"a", b""]),
]


@pytest.mark.parametrize("number", range(len(VALUES)))
def test_values(number):
    f, expected = VALUES[number]
    for found in (f(), graph(f)):
        assert np.asarray(found).tolist() == expected


REFUSED = [
    (lambda: filled(1.0, 2.0, size=1).stack(), tf.errors.OutOfRangeError, tf.errors.InvalidArgumentError),
    (lambda: filled(1.0).read(5), tf.errors.OutOfRangeError, tf.errors.InvalidArgumentError),
    (lambda: filled(tf.constant(1)), tf.errors.InvalidArgumentError, tf.errors.InvalidArgumentError),
    (lambda: filled([1.0], [1.0, 2.0]), ValueError, ValueError),
    (lambda: filled([1.0], element_shape=[2]), ValueError, ValueError),
    (lambda: filled([1.0], [1.0, 2.0], infer_shape=False).stack(),
     tf.errors.InvalidArgumentError, tf.errors.InvalidArgumentError),
    (lambda: filled(size=2).stack(), tf.errors.InvalidArgumentError, tf.errors.InvalidArgumentError),
    (lambda: filled(1.0, 2.0).concat(), tf.errors.InvalidArgumentError, tf.errors.InvalidArgumentError),
    (lambda: tf.TensorArray(tf.float32), ValueError, ValueError),
    (lambda: tf.TensorArray(tf.float32, 1.5), TypeError, TypeError),
    (lambda: filled(1.0).write("a", 1.0), TypeError, TypeError),
]


@pytest.mark.parametrize("number", range(len(REFUSED)))
def test_refusals(number):
    f, eager, traced = REFUSED[number]
    with pytest.raises(eager):
        f()
    with pytest.raises(traced):
        graph(f)


def test_in_eager_code_an_item_is_read_once():
    array = filled(1.0, 2.0)
    array.read(0)
    with pytest.raises(tf.errors.InvalidArgumentError, match="clear_after_read=False"):
        array.read(0)
    kept = filled(1.0, clear_after_read=False)
    assert float(kept.read(0) + kept.read(0)) == 2.0


def test_what_it_says_of_itself():
    array = filled([1.0], size=2)
    assert (array.dtype, array.element_shape.as_list(), int(array.size()), array.handle) == (tf.float32, [1], 2, None)
    assert array.flow.dtype == tf.variant


def test_a_loop_tells_the_shape_of_items():
    shapes = []

    def f():
        start = (0, tf.TensorArray(tf.float32, 3))
        _, array = tf.while_loop(lambda i, a: i < 3, lambda i, a: (i + 1, a.write(i, [1.0, 2.0])), start)
        shapes.append(array.stack().shape.as_list())
        return array.stack()

    assert graph(f).shape == [3, 2]
    assert shapes[0][1:] == [2]


def test_gradients_of_everything():
    def f(x):
        array = tf.TensorArray(tf.float32, 3, clear_after_read=False, infer_shape=False).unstack(x)
        array = array.write(1, array.read(0) * array.read(2))
        parts = tf.TensorArray(tf.float32, 2, clear_after_read=False, infer_shape=False).split(x, [1, 2])
        return tf.reduce_sum(array.stack() ** 2) + tf.reduce_sum(parts.concat() ** 3) + tf.reduce_sum(
            array.gather([0, 0, 2])) * tf.reduce_sum(parts.read(1))

    def plain(x):
        y = tf.stack([x[0], x[0] * x[2], x[2]])
        return tf.reduce_sum(y**2) + tf.reduce_sum(x**3) + (2 * x[0] + x[2]) * (x[1] + x[2])

    x = tf.constant([0.5, -1.0, 2.0])
    for run in (f, tf.function(f, autograph=False)):
        for g in (run, plain):
            with tf.GradientTape() as second:
                second.watch(x)
                with tf.GradientTape() as first:
                    first.watch(x)
                    y = g(x)
                slope = first.gradient(y, x)
            if g is run:
                ours = y, slope, second.gradient(slope, x)
        for a, b in zip(ours, (y, slope, second.gradient(slope, x))):
            np.testing.assert_allclose(a, b, rtol=1e-5)
