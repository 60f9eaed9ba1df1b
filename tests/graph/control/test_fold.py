"""Folds and scans."""

import numpy as np
import pytest

import minitf as tf

X = tf.constant([1.0, 2.0, 4.0])
FOLDS = [
    (lambda x: tf.foldl(lambda a, b: a - b, x), -5.0),
    (lambda x: tf.foldr(lambda a, b: a - b, x), 1.0),
    (lambda x: tf.foldl(lambda a, b: a - b, x, 10.0), 3.0),
    (lambda x: tf.scan(lambda a, b: a - b, x), [1.0, -1.0, -5.0]),
    (lambda x: tf.scan(lambda a, b: a - b, x, 10.0), [9.0, 7.0, 3.0]),
    (lambda x: tf.scan(lambda a, b: a - b, x, 10.0, reverse=True), [3.0, 4.0, 6.0]),
    (lambda x: tf.scan(lambda a, b: a - b, x, reverse=True), [1.0, 2.0, 4.0]),
    (lambda x: tf.scan(lambda a, b: a - b, x[:0], 1.0), []),
    (lambda x: tf.foldl(lambda a, b: a - b, x[:0], 1.0), 1.0),
]


@pytest.mark.parametrize("number", range(len(FOLDS)))
def test_values(number):
    f, expected = FOLDS[number]
    for run in (f, tf.function(f, autograph=False)):
        np.testing.assert_array_equal(run(X), expected)


def test_structures():
    def f(x):
        return tf.scan(lambda a, b: (a[0] + b["u"], a[1] * b["v"]), {"u": x, "v": x}, (0.0, 1.0))

    for run in (f, tf.function(f, autograph=False)):
        total, product = run(X)
        assert (total.numpy().tolist(), product.numpy().tolist()) == ([1.0, 3.0, 7.0], [1.0, 2.0, 8.0])


def test_refusals():
    with pytest.raises(tf.errors.OutOfRangeError):
        tf.foldl(lambda a, b: a, X[:0])
    with pytest.raises(tf.errors.InvalidArgumentError):
        tf.function(lambda x: tf.foldl(lambda a, b: a, x[:0]), autograph=False)(X)
    with pytest.raises(ValueError, match="without axes"):
        tf.foldl(lambda a, b: a, tf.constant(1.0))
    with pytest.raises(ValueError, match="structure of the initializer"):
        tf.scan(lambda a, b: (a, b), X, 1.0)
    with pytest.raises(TypeError, match="function"):
        tf.scan(3, X)


def test_gradients():
    def f(x):
        return tf.scan(lambda a, b: a * b, x)

    for run in (f, tf.function(f, autograph=False)):
        with tf.GradientTape() as tape:
            tape.watch(X)
            y = run(X)
        np.testing.assert_allclose(tape.gradient(y, X), [1 + 2 + 8, 1 + 4, 2.0])


@pytest.mark.parametrize("traced", [False, True])
class TestScan:
    """Differences, which depend on the order, so that no two ways give the same numbers."""

    def values(self, traced, *start, x=X, **settings):
        def f(x):
            return tf.scan(lambda value, row: value - row, x, *start, **settings)

        return (tf.function(f, autograph=False) if traced else f)(x).numpy().tolist()

    def test_every_value_on_the_way_is_kept(self, traced):
        assert self.values(traced, 10.0) == [9.0, 7.0, 3.0]

    def test_without_a_start_the_first_row_is_the_first_value(self, traced):
        assert self.values(traced) == [1.0, -1.0, -5.0]

    def test_in_reverse_each_value_stands_at_its_row(self, traced):
        assert self.values(traced, 10.0, reverse=True) == [3.0, 4.0, 6.0]
        assert self.values(traced, reverse=True) == [1.0, 2.0, 4.0]

    def test_no_rows_have_no_values(self, traced):
        assert self.values(traced, 1.0, x=X[:0]) == []

    def test_a_structure_of_values_comes_back_as_that_structure(self, traced):
        def f(x):
            return tf.scan(lambda value, row: {"sum": value["sum"] + row, "last": row}, x, {"sum": 0.0, "last": 0.0})

        found = (tf.function(f, autograph=False) if traced else f)(X)
        assert {name: values.numpy().tolist() for name, values in found.items()} == {
            "sum": [1.0, 3.0, 7.0], "last": [1.0, 2.0, 4.0]}  # fmt: skip
