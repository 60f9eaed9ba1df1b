"""Rules of algebra, and those that do not hold for floats."""

import numpy as np
import pytest

import minitf as tf
from graph.passes.bodies import after, run, same_bits, types
from graph.tracing import traced
from minitf.graph.body import body_of
from minitf.graph.passes.algebra import simplify

FLOATS, INTS, BOOLS = (tf.float32, (6,)), (tf.int32, (6,)), (tf.bool, (6,))
VALUES = {
    tf.float32: np.array([0.0, -0.0, np.inf, -np.inf, np.nan, 1.5], np.float32),
    tf.int32: np.array([0, 1, -1, 2**31 - 1, -(2**31), 7], np.int32),
    tf.bool: np.array([True, False] * 3),
}


@pytest.mark.parametrize(("f", "spec"), [
    (lambda x: x * 1.0, FLOATS), (lambda x: 1.0 * x, FLOATS), (lambda x: x / 1.0, FLOATS), (lambda x: x - 0.0, FLOATS),
    (lambda x: x + -0.0, FLOATS), (lambda x: -0.0 + x, FLOATS), (lambda x: tf.negative(-x), FLOATS),
    (lambda x: x * 1, INTS), (lambda x: x + 0, INTS), (lambda x: 0 + x, INTS), (lambda x: x - 0, INTS),
    (lambda x: x // 1, INTS), (lambda x: tf.negative(-x), INTS), (lambda x: ~~x, INTS),
    (lambda x: tf.logical_not(tf.logical_not(x)), BOOLS),
    (lambda x: x * 1.0 / 1.0 - 0.0, FLOATS),
])
def test_nothing_is_left_and_the_bits_are_the_same(f, spec):
    body = after(simplify, f, spec)
    assert types(body) == []
    x = VALUES[spec[0]]
    assert same_bits(run(body, x)[0], run(body_of(traced(f, spec)), x)[0])


@pytest.mark.parametrize(("f", "spec"), [
    (lambda x: x + 0.0, FLOATS),  # -0.0 + 0.0 is 0.0
    (lambda x: 0.0 - x, FLOATS), (lambda x: x - -0.0, FLOATS), (lambda x: x * 0.0, FLOATS),
    (lambda x: x // 1.0, FLOATS),
    (lambda x: x * 2.0, FLOATS), (lambda x: 1.0 / x, FLOATS), (lambda x: -x, FLOATS), (lambda x: x - x, FLOATS),
    (lambda x: 0 - x, INTS), (lambda x: x * tf.ones([2, 6]), FLOATS), (lambda x: tf.complex(x, x) * 1, FLOATS),
])
def test_what_is_not_the_same_stays(f, spec):
    assert types(after(simplify, f, spec)) == types(body_of(traced(f, spec)))


def test_two_transpositions_are_one_or_none():
    cube = (tf.float32, (2, 3, 4))
    body = after(simplify, lambda x: tf.transpose(tf.transpose(x, [1, 2, 0]), [1, 2, 0]), cube)
    assert types(body) == ["Transpose"]
    x = np.arange(24, dtype=np.float32).reshape(2, 3, 4)
    assert same_bits(run(body, x)[0].copy(), x.transpose(1, 2, 0).transpose(1, 2, 0).copy())
    assert types(after(simplify, lambda x: tf.transpose(tf.transpose(x, [1, 2, 0]), [2, 0, 1]), cube)) == []


def test_of_two_shapes_the_last_counts():
    body = after(simplify, lambda x: tf.reshape(tf.reshape(x, [3, 2]), [2, -1]), FLOATS)
    assert types(body) == ["Reshape"]
    assert run(body, VALUES[tf.float32])[0].shape == (2, 3)
