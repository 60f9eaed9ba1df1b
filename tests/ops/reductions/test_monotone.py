"""Rising or not, in row-major order."""

import pytest

import minitf as tf


@pytest.mark.parametrize(("x", "weakly", "strictly"), [
    ([], True, True), ([5], True, True), ([1, 2, 3], True, True), ([1, 1, 2], True, False), ([2, 1], False, False),
    ([[1.0, 2.0], [3.0, 3.0]], True, False), ([[1, 2], [0, 3]], False, False), (7.0, True, True),
])  # fmt: skip
def test_rising(x, weakly, strictly):
    assert bool(tf.math.is_non_decreasing(x)) is weakly
    assert bool(tf.math.is_strictly_increasing(x)) is strictly


def test_unsigned_numbers_do_not_wrap_around():
    assert not tf.math.is_non_decreasing(tf.constant([1, 0], tf.uint8))


@pytest.mark.parametrize("f", [tf.math.is_non_decreasing, tf.math.is_strictly_increasing])
def test_only_numbers_rise(f):
    with pytest.raises(TypeError, match="must be numeric"):
        f(["a", "b"])
    with pytest.raises(tf.errors.InvalidArgumentError, match="must be one of"):
        f([1j, 2j])
