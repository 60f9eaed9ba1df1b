"""Running sums and products."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from ops.as_recorded import check, table

X = [[0.5, -1.25, 2.0], [1.5, 0.25, -0.75]]
WAYS = [(exclusive, reverse) for exclusive in (False, True) for reverse in (False, True)]


@table("cumulative")
def test_as_tensorflow(expression):
    check("cumulative", expression)


@pytest.mark.parametrize(("exclusive", "reverse"), WAYS)
@pytest.mark.parametrize("axis", [0, 1, -1])
def test_each_element_is_the_sum_or_product_of_its_side(axis, exclusive, reverse):
    x = np.array(X)
    n = x.shape[axis]
    sums, products = np.empty_like(x), np.empty_like(x)
    for i in range(n):
        side = range(i + exclusive, n) if reverse else range(i + 1 - exclusive)
        part = x.take(list(side), axis)
        np.moveaxis(sums, axis, 0)[i] = part.sum(axis)
        np.moveaxis(products, axis, 0)[i] = part.prod(axis)
    np.testing.assert_allclose(tf.cumsum(x, axis, exclusive, reverse), sums)
    np.testing.assert_allclose(tf.math.cumprod(x, axis, exclusive, reverse), products)


@pytest.mark.parametrize(("exclusive", "reverse"), WAYS)
def test_derivatives(exclusive, reverse):
    check_gradients(lambda x: tf.cumsum(x * x, 1, exclusive, reverse), X)
    check_gradients(lambda x: tf.math.cumprod(x, 1, exclusive, reverse), X)


@pytest.mark.parametrize("dtype", ["int8", "uint16", "int64", "float16", "bfloat16", "complex64"])
def test_the_dtype_stays(dtype):
    for f in (tf.cumsum, tf.math.cumprod):
        y = f(tf.constant([1, 2, 3], dtype))
        assert y.dtype == dtype
        assert y.numpy().astype(complex).tolist() == ([1, 3, 6] if f is tf.cumsum else [1, 2, 6])


def test_an_axis_out_of_range_is_named():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"Cumsum: x is float32\[2\]: axis 1 does not exist"):
        tf.cumsum([1.0, 2.0], axis=1)
