"""Functions of `tf.keras.backend` that work number by number. Floor 7. Read next: `shapes.py`.

They are TensorFlow's, and do not take a name.
"""

from ...ops.elementwise import (
    arithmetic,
    comparison,
    exponential,
    extrema,
    hyperbolic,
    magnitude,
    rounding,
    trigonometry,
)
from ...ops.nn import sigmoid as sigmoids
from ...ops.reductions import cumulative


def abs_(x):
    """|x|.  Source: tf.keras.backend.abs."""
    return magnitude.abs_(x)


def sign(x):
    """-1, 0 or 1.  Source: tf.keras.backend.sign."""
    return magnitude.sign(x)


def square(x):
    """x * x.  Source: tf.keras.backend.square."""
    return arithmetic.square(x)


def exp(x):
    """e to the power x.  Source: tf.keras.backend.exp."""
    return exponential.exp(x)


def log(x):
    """The natural logarithm.  Source: tf.keras.backend.log."""
    return exponential.log(x)


def sin(x):
    """The sine.  Source: tf.keras.backend.sin."""
    return trigonometry.sin(x)


def cos(x):
    """The cosine.  Source: tf.keras.backend.cos."""
    return trigonometry.cos(x)


def tanh(x):
    """The hyperbolic tangent.  Source: tf.keras.backend.tanh."""
    return hyperbolic.tanh(x)


def round_(x):
    """To the nearest whole number, of two to the even one.  Source: tf.keras.backend.round."""
    return rounding.round_(x)


def softplus(x):
    """ln(1 + e^x).  Source: tf.keras.backend.softplus."""
    return sigmoids.softplus(x)


def softsign(x):
    """x / (1 + |x|).  Source: tf.keras.backend.softsign."""
    return sigmoids.softsign(x)


def equal(x, y):
    """x == y.  Source: tf.keras.backend.equal."""
    return comparison.equal(x, y)


def not_equal(x, y):
    """x != y.  Source: tf.keras.backend.not_equal."""
    return comparison.not_equal(x, y)


def less(x, y):
    """x < y.  Source: tf.keras.backend.less."""
    return comparison.less(x, y)


def less_equal(x, y):
    """x <= y.  Source: tf.keras.backend.less_equal."""
    return comparison.less_equal(x, y)


def greater(x, y):
    """x > y.  Source: tf.keras.backend.greater."""
    return comparison.greater(x, y)


def greater_equal(x, y):
    """x >= y.  Source: tf.keras.backend.greater_equal."""
    return comparison.greater_equal(x, y)


def maximum(x, y):
    """The larger of two.  Source: tf.keras.backend.maximum."""
    return extrema.maximum(x, y)


def minimum(x, y):
    """The smaller of two.  Source: tf.keras.backend.minimum."""
    return extrema.minimum(x, y)


def cumsum(x, axis=0):
    """The sums of the numbers up to here along an axis.  Source: tf.keras.backend.cumsum."""
    return cumulative.cumsum(x, axis)


def cumprod(x, axis=0):
    """The products of the numbers up to here along an axis.  Source: tf.keras.backend.cumprod."""
    return cumulative.cumprod(x, axis)
