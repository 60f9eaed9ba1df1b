"""v[...].assign: the same places as NumPy's assignment to a slice."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import minitf as tf

X = np.arange(24.0, dtype=np.float32).reshape(2, 3, 4)

KEYS = [
    0,
    -1,
    (1, 2, 3),
    (slice(None), 1),
    (Ellipsis, 0),
    (Ellipsis, slice(None, None, -1)),
    (slice(0, 2), slice(1, None), slice(None, None, 2)),
    (None, 1),
    (1, None, slice(0, 1)),
    (slice(2, 2),),
    Ellipsis,
]


@pytest.mark.parametrize("key", KEYS, ids=repr)
@pytest.mark.parametrize("fill", [-1.0, "part"])
def test_assigns_what_numpy_assigns(key, fill):
    v, expected = tf.Variable(X), X.copy()
    value = fill if fill == -1.0 else -1.0 - X[key]
    expected[key] = value
    result = v[key].assign(value)
    np.testing.assert_array_equal(v.numpy(), expected)
    assert result.handle is v


def slices(size):
    ends = st.one_of(st.none(), st.integers(-size - 1, size + 1))
    steps = st.integers(-3, 3).filter(bool)
    return st.one_of(st.integers(-size, size - 1), st.builds(slice, ends, ends, steps))


@given(st.tuples(slices(2), slices(3), slices(4)))
def test_any_slice(key):
    v, expected = tf.Variable(X), X.copy()
    expected[key] = -1.0
    v[key].assign(-1.0)
    np.testing.assert_array_equal(v.numpy(), expected)


def test_positions_may_be_tensors():
    v = tf.Variable([1.0, 2.0, 3.0])
    v[tf.constant(1)].assign(9.0)
    v[tf.constant(2):].assign([7.0])
    assert v.numpy().tolist() == [1.0, 9.0, 7.0]


def test_leading_axes_of_size_1_do_not_count():
    v = tf.Variable([[1.0, 2.0], [3.0, 4.0]])
    v[0].assign([[9.0, 8.0]])
    v[1, 1].assign([5.0])
    assert v.numpy().tolist() == [[9.0, 8.0], [3.0, 5.0]]


def test_a_slice_is_a_tensor_with_the_old_values():
    v = tf.Variable([1.0, 2.0])
    part = v[0]
    assert isinstance(part, tf.Tensor)
    part.assign(5.0)
    assert (part.numpy(), v.numpy().tolist()) == (1.0, [5.0, 2.0])
    assert repr(part) == "<tf.Tensor: shape=(), dtype=float32, numpy=1.0>"


def test_gradients_flow_through_a_slice():
    v = tf.Variable([3.0, 4.0])
    with tf.GradientTape() as tape:
        part = v[0]
        y = part * v[1]
    gradients = tape.gradient(y, [v, part])
    assert [g.numpy().tolist() for g in gradients] == [[4.0, 3.0], 4.0]


@pytest.mark.parametrize(
    ("key", "value", "error"),
    [
        (slice(1, None), [1.0, 2.0, 3.0], tf.errors.InvalidArgumentError),
        (0, [1.0, 2.0], tf.errors.InvalidArgumentError),
        (0, tf.constant(1), ValueError),
        (0, "a", TypeError),
    ],
)
def test_what_cannot_be_assigned(key, value, error):
    v = tf.Variable([1.0, 2.0, 3.0])
    with pytest.raises(error):
        v[key].assign(value)
    assert v.numpy().tolist() == [1.0, 2.0, 3.0]


def test_a_position_that_is_not_there():
    with pytest.raises(tf.errors.InvalidArgumentError, match="out of bounds"):
        tf.Variable([1.0])[5].assign(1.0)


def test_a_masked_part_is_a_plain_tensor():
    v = tf.Variable([1.0, 2.0, 3.0])
    part = v[v > 1.5]
    assert part.numpy().tolist() == [2.0, 3.0]
    assert not hasattr(part, "assign")
