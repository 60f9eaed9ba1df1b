"""Any key between the brackets selects what NumPy selects, or is refused; its gradient puts ones there."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import minitf as tf
from contracts.row import ANY, sample

SHAPES = hnp.array_shapes(min_dims=1, max_dims=4, min_side=0, max_side=4)


@st.composite
def shape_and_key(draw):
    """A shape and a key that NumPy accepts: positions, slices with steps, `...` and new axes."""
    shape = draw(SHAPES)
    return shape, draw(hnp.basic_indices(shape, allow_newaxis=True, max_dims=8))


@given(case=shape_and_key())
def test_the_selection_is_numpys(case):
    shape, key = case
    x = sample(shape, ANY, "float64")
    np.testing.assert_array_equal(tf.constant(x)[key].numpy(), x[key])


@given(case=shape_and_key())
def test_the_gradient_is_one_where_the_key_points(case):
    shape, key = case
    x = tf.constant(sample(shape, ANY, "float64"))
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = x[key]
    expected = np.zeros(shape)
    expected[key] = 1
    np.testing.assert_array_equal(tape.gradient(y, x).numpy(), expected)


SLICES = st.builds(slice, *[st.none() | st.integers(-6, 6)] * 2, st.none() | st.integers(-3, 3).filter(bool))
ENTRIES = st.integers(-6, 6) | SLICES | st.just(Ellipsis) | st.none()


@given(shape=SHAPES, key=st.lists(ENTRIES, max_size=5).map(tuple))
def test_what_numpy_refuses_is_refused(shape, key):
    x = np.arange(np.prod(shape)).reshape(shape).astype("int32")
    try:
        expected = x[key]
    except IndexError:
        with pytest.raises(tf.errors.InvalidArgumentError, match=r"^StridedSlice: .+: .+"):
            tf.constant(x)[key]
    else:
        np.testing.assert_array_equal(tf.constant(x)[key].numpy(), expected)


@given(shape=SHAPES, data=st.data())
def test_a_mask_selects_as_in_numpy(shape, data):
    rank = data.draw(st.integers(1, len(shape)))
    mask = data.draw(hnp.arrays(bool, shape[:rank]))
    x = sample(shape, ANY, "float32")
    np.testing.assert_array_equal(tf.constant(x)[mask].numpy(), x[mask])
    np.testing.assert_array_equal(tf.boolean_mask(x, mask).numpy(), x[mask])


@given(case=shape_and_key())
def test_a_slice_of_a_variable_is_assigned_as_in_numpy(case):
    shape, key = case
    x = sample(shape, ANY, "float32")
    v = tf.Variable(x)
    v[key].assign(np.zeros_like(x[key]))
    x[key] = 0
    np.testing.assert_array_equal(v.numpy(), x)


@given(shape=hnp.array_shapes(max_dims=3, min_side=1, max_side=4), data=st.data())
def test_gather_takes_as_numpy_does(shape, data):
    axis = data.draw(st.integers(-len(shape), len(shape) - 1))
    indices = data.draw(hnp.arrays(np.int32, hnp.array_shapes(min_dims=0, max_dims=2, min_side=0, max_side=3),
                                   elements=st.integers(0, shape[axis] - 1)))  # fmt: skip
    x = sample(shape, ANY, "float64")
    np.testing.assert_array_equal(tf.gather(x, indices, axis=axis).numpy(), np.take(x, indices, axis))


@given(shape=hnp.array_shapes(max_dims=3, min_side=1, max_side=4), data=st.data())
def test_slice_cuts_a_block(shape, data):
    begin = [data.draw(st.integers(0, n)) for n in shape]
    size = [data.draw(st.integers(-1, n - b)) for n, b in zip(shape, begin)]
    x = sample(shape, ANY, "int32")
    block = x[tuple(slice(b, None if s == -1 else b + s) for b, s in zip(begin, size))]
    np.testing.assert_array_equal(tf.slice(x, begin, size).numpy(), block)
