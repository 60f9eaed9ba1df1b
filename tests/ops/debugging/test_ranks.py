"""Assertions about ranks and shapes."""

import pytest

import minitf as tf

M = tf.zeros([2, 3])


@pytest.mark.parametrize(("call", "said"), [
    (lambda: tf.debugging.assert_rank(M, 1), "rank 1"),
    (lambda: tf.debugging.assert_rank(M, [1]), "one number"),
    (lambda: tf.debugging.assert_rank_at_least(M, 3), "rank >= 3"),
    (lambda: tf.debugging.assert_rank_in(M, (0, 1)), r"in \[0, 1\]"),
    (lambda: tf.debugging.assert_scalar(M), "scalar"),
    (lambda: tf.debugging.assert_shapes([(M, (2, 2))], message="M"), "M. assert_shapes: .* axis 1 must have size 2"),
    (lambda: tf.debugging.assert_shapes([(M, "NN")]), "axis 1 must have size 2"),
    (lambda: tf.debugging.assert_shapes([(M, ("...", 1, 2, 3))]), "rank >= 3"),
    (lambda: tf.debugging.assert_shapes([(M, "N")]), "rank 1"),
    (lambda: tf.debugging.assert_shapes([(M, ())]), "size 1"),
])  # fmt: skip
def test_what_is_refused(call, said):
    with pytest.raises(ValueError, match=said):
        call()


@pytest.mark.parametrize("shape", ["ND", "23", (2, "D"), (None, 3), "..", ("*", 3), (2, "..."), ("*",), "...D"])
def test_shapes_that_fit(shape):
    tf.debugging.assert_shapes([(M, shape)])


def test_a_rank_is_an_integer():
    with pytest.raises(TypeError, match="int32"):
        tf.debugging.assert_rank(M, 2.0)
