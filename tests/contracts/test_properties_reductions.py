"""Reductions over any axes of any shape are NumPy's, and wrong axes are refused."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import minitf as tf
from contracts.row import ANY, NONZERO, sample

REDUCTIONS = {"sum": np.sum, "mean": np.mean, "max": np.max, "min": np.min, "prod": np.prod}


@st.composite
def shape_and_axes(draw, min_side=0):
    """A shape, and some of its axes, counted from either end, in any order; or None."""
    shape = draw(hnp.array_shapes(min_dims=1, max_dims=4, min_side=min_side, max_side=3))
    chosen = draw(st.lists(st.integers(0, len(shape) - 1), unique=True))
    axes = [axis - len(shape) * draw(st.booleans()) for axis in chosen]
    return shape, draw(st.sampled_from([axes, tuple(axes), None, axes[0] if axes else 0]))


@pytest.mark.parametrize("name", REDUCTIONS)
@given(case=shape_and_axes(min_side=1), keepdims=st.booleans())
def test_the_result_is_numpys(name, case, keepdims):
    shape, axis = case
    x = sample(shape, NONZERO, "float64")
    y = getattr(tf, f"reduce_{name}")(tf.constant(x), axis, keepdims).numpy()
    expected = REDUCTIONS[name](x, tuple(axis) if isinstance(axis, list) else axis, keepdims=keepdims)
    np.testing.assert_allclose(y, expected, rtol=1e-12, atol=1e-12)
    assert y.shape == expected.shape


@pytest.mark.parametrize("name", ["sum", "prod"])
@given(case=shape_and_axes())
def test_of_nothing_too(name, case):
    shape, axis = case
    x = sample(shape, ANY, "int32")
    expected = REDUCTIONS[name](x, tuple(axis) if isinstance(axis, list) else axis, dtype=np.int32)
    np.testing.assert_array_equal(getattr(tf, f"reduce_{name}")(tf.constant(x), axis).numpy(), expected)


@given(case=shape_and_axes(), data=st.data())
def test_all_and_any_are_numpys(case, data):
    shape, axis = case
    x = data.draw(hnp.arrays(bool, shape))
    numpy_axis = tuple(axis) if isinstance(axis, list) else axis
    np.testing.assert_array_equal(tf.reduce_all(x, axis).numpy(), np.all(x, numpy_axis))
    np.testing.assert_array_equal(tf.reduce_any(x, axis).numpy(), np.any(x, numpy_axis))


@pytest.mark.parametrize("name", ["sum", "max", "mean"])
@given(rank=st.integers(0, 3), axis=st.integers(-6, 6))
def test_an_axis_that_is_not_there_is_refused(name, rank, axis):
    x = tf.ones([2] * rank)
    if -rank <= axis < rank:
        assert getattr(tf, f"reduce_{name}")(x, axis).shape == [2] * (rank - 1)
    else:
        with pytest.raises(tf.errors.InvalidArgumentError, match=r"^\w+: input is .+: .*axis"):
            getattr(tf, f"reduce_{name}")(x, axis)


@given(case=shape_and_axes(min_side=1))
def test_the_gradient_of_a_sum_is_one_and_of_a_mean_one_share(case):
    shape, axis = case
    x = tf.constant(sample(shape, ANY, "float64"))
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(x)
        total, mean = tf.reduce_sum(x, axis), tf.reduce_mean(x, axis)
    np.testing.assert_array_equal(tape.gradient(total, x).numpy(), np.ones(shape))
    each = x.numpy().size // total.numpy().size
    np.testing.assert_allclose(tape.gradient(mean, x).numpy(), np.full(shape, 1 / each), rtol=1e-12)


@given(shape=hnp.array_shapes(max_dims=3, max_side=4), data=st.data())
def test_running_sums_are_numpys(shape, data):
    axis = data.draw(st.integers(-len(shape), len(shape) - 1))
    x = sample(shape, ANY, "float64")
    np.testing.assert_allclose(tf.cumsum(x, axis).numpy(), np.cumsum(x, axis), rtol=1e-12)
    backwards = np.flip(np.cumsum(np.flip(x, axis), axis), axis)
    np.testing.assert_allclose(tf.cumsum(x, axis, reverse=True).numpy(), backwards, rtol=1e-12)
    np.testing.assert_allclose(
        tf.cumsum(x, axis, exclusive=True).numpy(), np.cumsum(x, axis) - x, rtol=1e-12, atol=1e-12
    )
