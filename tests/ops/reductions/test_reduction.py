"""mean, max, min, prod, all, any over axes."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table

AXES = [None, 0, 1, -1, (0, 2), (0, 1), (1, 2), (2, 1), (0, 1, 2), ()]
X = np.random.default_rng(0).standard_normal([2, 3, 4])


@table("reduction")
def test_as_tensorflow(expression):
    check("reduction", expression)


@pytest.mark.parametrize("axis", AXES, ids=str)
@pytest.mark.parametrize("keepdims", [False, True])
def test_as_numpy(axis, keepdims):
    for name in ("sum", "mean", "max", "min", "prod", "all", "any"):
        x = X > 0 if name in ("all", "any") else X
        y = getattr(tf, f"reduce_{name}")(x, axis, keepdims)
        wanted = getattr(np, name)(x, axis=axis, keepdims=keepdims)
        assert y.shape == wanted.shape
        np.testing.assert_allclose(y, wanted, rtol=1e-12)


@pytest.mark.parametrize("name", ["sum", "mean", "max", "min", "prod"])
@pytest.mark.parametrize("axis", [None, 1, (0, 2)], ids=str)
def test_derivatives(name, axis):
    check_gradients(lambda x: getattr(tf, f"reduce_{name}")(x, axis), X)


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float32", "complex64", "int8", "uint16", "int64"])
def test_the_dtype_stays(dtype):
    x = tf.constant([1, 2, 3], dtype)
    for name, wanted in (("sum", 6), ("mean", 2), ("prod", 6)):
        y = getattr(tf, f"reduce_{name}")(x)
        assert y.dtype == dtype
        assert complex(y) == wanted


@pytest.mark.parametrize("dtype", ["float16", "bfloat16"])
def test_16_bits_are_added_up_in_32(dtype):
    x = tf.ones([5000], dtype)
    assert float(tf.reduce_sum(x)) == float(tf.cast(5000, dtype))
    assert float(tf.reduce_mean(x)) == 1.0


def test_equal_elements_share_the_gradient():
    x = tf.constant([[1.0, 3.0, 3.0], [2.0, 0.0, 1.0]])
    with tf.GradientTape() as tape:
        tape.watch(x)
        y = tf.reduce_max(x, axis=1)
    assert tape.gradient(y, x).numpy().tolist() == [[0.0, 0.5, 0.5], [1.0, 0.0, 0.0]]


@pytest.mark.parametrize("shape", [(3, 4), (5, 3, 4), (1, 7), (0, 3)])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
def test_sums_of_leading_axes_are_right_for_any_strides(shape, dtype):
    base = np.random.default_rng(0).standard_normal(shape).astype(dtype)
    for x in (base, np.asfortranarray(base), base[..., ::-1], np.broadcast_to(base[..., :1], shape)):
        for axis in (0, tuple(range(len(shape) - 1))):
            np.testing.assert_allclose(tf.reduce_sum(tf.constant(x), axis), x.sum(axis), rtol=1e-5, atol=1e-6)


def test_a_bad_axis_is_named():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"Max: input is float32\[2\]: axis 1 does not exist"):
        tf.reduce_max([1.0, 2.0], axis=1)
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"Mean: .*twice"):
        tf.reduce_mean([[1.0]], axis=[0, -2])
    with pytest.raises(TypeError, match="axis"):
        tf.reduce_mean([1.0], axis="rows")


@pytest.mark.parametrize("size", [4096, 4097, 5000])
def test_the_product_of_many(size):
    x = 1 + np.random.default_rng(0).standard_normal(size) / 100
    np.testing.assert_allclose(tf.reduce_prod(x), np.prod(x), rtol=1e-12)
