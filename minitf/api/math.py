"""tf.math: arithmetic, elementwise functions and reductions.   Floor 9.   Next: ops/arithmetic.py."""

from . import lazy

NAMES: dict[str, str] = {
    "ops.identity": "conj",
    "ops.broadcasting": "reduce_sum",
    "ops.arithmetic": """
        add subtract multiply multiply_no_nan divide divide_no_nan floordiv floormod negative square abs_ sign
    """,
    "ops.comparison": "equal not_equal less less_equal greater greater_equal is_nan is_inf is_finite",
    "ops.logical": "logical_and logical_or logical_not logical_xor",
    "ops.exponential": "exp expm1 log log1p",
    "ops.powers": "sqrt rsqrt reciprocal pow_",
    "ops.hyperbolic": "sinh cosh tanh asinh acosh atanh",
    "ops.extrema": "maximum minimum",
    "ops.cumulative": "cumsum cumprod",
    "ops.reduction": "reduce_mean reduce_max reduce_min reduce_prod reduce_all reduce_any",
    "ops.sigmoid": "sigmoid softplus log_sigmoid",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
