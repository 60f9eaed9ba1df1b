"""tf.math: arithmetic, elementwise functions and reductions.   Floor 9.   Next: ops/arithmetic.py."""

from . import lazy

NAMES: dict[str, str] = {
    "ops.identity": "conj",
    "ops.broadcasting": "reduce_sum",
    "ops.arithmetic": """
        add subtract multiply divide truediv floordiv floormod mod negative square squared_difference
    """,
    "ops.no_nan": "multiply_no_nan divide_no_nan",
    "ops.magnitude": "abs_ sign",
    "ops.sums": "add_n accumulate_n scalar_mul",
    "ops.comparison": "equal not_equal less less_equal greater greater_equal",
    "ops.finite": "is_nan is_inf is_finite",
    "ops.logical": "logical_and logical_or logical_not logical_xor",
    "ops.exponential": "exp expm1 log log1p",
    "ops.powers": "sqrt rsqrt reciprocal pow_",
    "ops.trigonometry": "sin cos tan asin acos atan atan2",
    "ops.hyperbolic": "sinh cosh tanh asinh acosh atanh",
    "ops.error_function": "erf erfc",
    "ops.extrema": "maximum minimum",
    "ops.rounding": "floor ceil round_ rint",
    "ops.complex_parts": "real imag angle",
    "ops.cumulative": "cumsum cumprod",
    "ops.reduction": "reduce_mean reduce_max reduce_min reduce_prod reduce_all reduce_any",
    "ops.statistics": "reduce_variance reduce_std reduce_logsumexp count_nonzero zero_fraction",
    "ops.norms": "reduce_euclidean_norm l2_normalize",
    "ops.sigmoid": "sigmoid softplus log_sigmoid",
    "ops.gather": "unsorted_segment_sum",
    "ops.segments": """
        segment_sum unsorted_segment_max unsorted_segment_mean unsorted_segment_min unsorted_segment_prod
        unsorted_segment_sqrt_n
    """,
    "ops.sorting": "top_k",
    "ops.argmax": "argmax argmin",
    "ops.counting": "bincount",
    "ops.partition": "invert_permutation",
    "ops.softmax": "softmax log_softmax",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
