"""Summaries of many numbers, made of reductions: variance, standard deviation, moments, logsumexp, counts. Floor 2."""

from __future__ import annotations

from ...backend.dtypes import INTEGER, bfloat16, float16, float32, int64, string
from ...backend.errors import explain
from ...core.convert import convert_to_tensor
from ..elementwise.arithmetic import squared_difference
from ..elementwise.comparison import not_equal
from ..elementwise.complex_parts import real
from ..elementwise.exponential import exp, log
from ..elementwise.finite import is_finite
from ..elementwise.powers import sqrt
from ..indexing.selection import where
from ..shapes.broadcasting import reduce_sum
from ..shapes.identity import cast, stop_gradient
from ..shapes.layout import reshape_like, size
from .reduction import reduce_max, reduce_mean


def reduce_variance(input_tensor, axis=None, keepdims=False, name=None):
    """The mean squared distance from the mean, over all axes or some.

    input_tensor: float or complex [...].
    axis: int or list of int in [-rank, rank); None for all axes.
    keepdims: keep the reduced axes, with size 1.

        >>> import minitf as tf
        >>> tf.math.reduce_variance([[1., 2.], [3., 4.]]).numpy()
        np.float32(1.25)

    Raises: TypeError for integers; InvalidArgumentError for an axis out of range or named twice.
    Source: tf.math.reduce_variance. Divides by the number of elements, not by one less.
    """
    x = convert_to_tensor(input_tensor)
    if x.dtype in INTEGER:
        raise TypeError(explain("reduce_variance", f"input_tensor has dtype {x.dtype.name}", "it must be float or "
                                "complex", "Use tf.cast(x, tf.float32)"))
    return reduce_mean(real(squared_difference(x, reduce_mean(x, axis, keepdims=True))), axis, keepdims)


def reduce_std(input_tensor, axis=None, keepdims=False, name=None):
    """The standard deviation, the square root of the variance, over all axes or some.

    input_tensor: float or complex [...]; axis and keepdims as in `reduce_variance`.

        >>> import minitf as tf
        >>> tf.math.reduce_std([1., 3.]).numpy()
        np.float32(1.0)

    Raises: TypeError for integers; InvalidArgumentError for an axis out of range or named twice.
    Source: tf.math.reduce_std. Its gradient where all elements are equal is nan.
    """
    return sqrt(reduce_variance(input_tensor, axis, keepdims))


def moments(x, axes, shift=None, keepdims=False, name=None):
    """The mean and the variance over some axes.

    x: numeric [...]; 16-bit floats are computed with in 32 bits.
    axes: int or list of int in [-rank, rank); None for all axes.
    shift: accepted and ignored, as in TensorFlow.
    keepdims: keep the reduced axes, with size 1.

        >>> import minitf as tf
        >>> mean, variance = tf.nn.moments(tf.constant([[1., 2.], [3., 6.]]), axes=[0])
        >>> mean.numpy(), variance.numpy()
        (array([2., 4.], dtype=float32), array([1., 4.], dtype=float32))

    Raises: InvalidArgumentError for an axis out of range or named twice.
    Source: tf.nn.moments. Differs: TensorFlow treats the mean inside the variance as a constant, which is right for the
    first derivative and not for the second.
    """
    x = convert_to_tensor(x)
    y = cast(x, float32) if x.dtype in (float16, bfloat16) else x
    mean = reduce_mean(y, axes, keepdims=True)
    variance = reduce_mean(squared_difference(y, mean), axes, keepdims)
    mean = mean if keepdims else reshape_like(mean, variance)
    return cast(mean, x.dtype), cast(variance, x.dtype)


def reduce_logsumexp(input_tensor, axis=None, keepdims=False, name=None):
    """ln(sum of e^x), over all axes or some, where neither overflows: a smooth maximum.

    input_tensor: float [...].
    axis: int or list of int in [-rank, rank); None for all axes.
    keepdims: keep the reduced axes, with size 1.

        >>> import minitf as tf
        >>> tf.reduce_logsumexp([1000., 1000.]).numpy().round(2)
        np.float32(1000.69)

    Raises: InvalidArgumentError for an axis out of range or named twice.
    Source: tf.reduce_logsumexp. Its gradient is the softmax.
    """
    x = convert_to_tensor(input_tensor)
    largest = reduce_max(x, axis, keepdims=True)
    shift = stop_gradient(where(is_finite(largest), largest, 0))  # inf - inf would be nan
    y = log(reduce_sum(exp(x - shift), axis, keepdims))
    return y + reshape_like(shift, y)


def count_nonzero(input, axis=None, keepdims=None, dtype=int64, name=None):
    """How many elements are not zero (not False, not the empty string), over all axes or some.

    input: numeric, bool or string [...].
    axis: int or list of int in [-rank, rank); None for all axes.
    keepdims: keep the reduced axes, with size 1.
    dtype: of the result, an integer dtype.

        >>> import minitf as tf
        >>> tf.math.count_nonzero([[0, 1], [1, 1]], axis=0).numpy()
        array([1, 2])

    Raises: InvalidArgumentError for an axis out of range or named twice.
    Source: tf.math.count_nonzero.
    """
    x = convert_to_tensor(input)
    zero = convert_to_tensor(b"" if x.dtype == string else x.dtype.as_numpy_dtype(0))
    return cast(reduce_sum(cast(not_equal(x, zero), int64), axis, keepdims), dtype)


def zero_fraction(value, name=None):
    """The fraction of zeros among all elements, as float32; nan where there are none.

        >>> import minitf as tf
        >>> tf.math.zero_fraction([0., 1., 0., 5.]).numpy()
        np.float32(0.5)

    Source: tf.math.zero_fraction.
    """
    value = convert_to_tensor(value)
    elements = size(value, int64)
    return cast(elements - count_nonzero(value), float32) / cast(elements, float32)
