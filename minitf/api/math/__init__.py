"""tf.math: arithmetic, elementwise functions and reductions.   Floor 9.   Next: ops/elementwise/arithmetic.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.shapes.identity": "conj",
    "ops.shapes.broadcasting": "reduce_sum",
    "ops.elementwise.arithmetic": """
        add subtract multiply divide truediv floordiv floormod mod negative square squared_difference
    """,
    "ops.elementwise.no_nan": "multiply_no_nan divide_no_nan reciprocal_no_nan",
    "ops.elementwise.magnitude": "abs_ sign",
    "ops.shapes.sums": "add_n accumulate_n scalar_mul",
    "ops.elementwise.comparison": "equal not_equal less less_equal greater greater_equal",
    "ops.elementwise.finite": "is_nan is_inf is_finite",
    "ops.elementwise.logical": "logical_and logical_or logical_not logical_xor",
    "ops.elementwise.exponential": "exp expm1 log log1p",
    "ops.elementwise.powers": "sqrt rsqrt reciprocal pow_",
    "ops.elementwise.trigonometry": "sin cos tan asin acos atan atan2",
    "ops.elementwise.hyperbolic": "sinh cosh tanh asinh acosh atanh",
    "ops.elementwise.error_function": "erf erfc",
    "ops.elementwise.extrema": "maximum minimum",
    "ops.elementwise.rounding": "floor ceil round_ rint",
    "ops.elementwise.complex_parts": "real imag angle",
    "ops.elementwise.neighbours": "nextafter",
    "ops.special.gamma": "lgamma digamma polygamma lbeta",
    "ops.special.zeta": "zeta",
    "ops.special.incomplete_gamma": "igamma igammac",
    "ops.special.incomplete_beta": "betainc",
    "ops.special.inverse_error_function": "erfinv erfcinv ndtri",
    "ops.special.modified_bessel": "bessel_i0 bessel_i0e bessel_i1 bessel_i1e",
    "ops.special.logarithmic_products": "xlogy xlog1py xdivy",
    "ops.special.polynomials": "polyval",
    "ops.reductions.cumulative": "cumsum cumprod",
    "ops.reductions.cumulative_logsumexp": "cumulative_logsumexp",
    "ops.reductions.confusion": "confusion_matrix",
    "ops.reductions.monotone": "is_non_decreasing is_strictly_increasing",
    "ops.reductions.reduction": "reduce_mean reduce_max reduce_min reduce_prod reduce_all reduce_any",
    "ops.reductions.statistics": "reduce_variance reduce_std reduce_logsumexp count_nonzero zero_fraction",
    "ops.reductions.norms": "reduce_euclidean_norm l2_normalize",
    "ops.nn.sigmoid": "sigmoid softplus log_sigmoid softsign",
    "ops.indexing.gather": "unsorted_segment_sum",
    "ops.reductions.segments": """
        unsorted_segment_max unsorted_segment_mean unsorted_segment_min unsorted_segment_prod
        unsorted_segment_sqrt_n
    """,
    "ops.reductions.sorted_segments": "segment_sum segment_mean segment_max segment_min segment_prod",
    "ops.reductions.approximate": "approx_max_k approx_min_k",
    "ops.nn.losses": "in_top_k",
    "ops.reductions.sorting": "top_k",
    "ops.reductions.argmax": "argmax argmin",
    "ops.reductions.counting": "bincount",
    "ops.indexing.partition": "invert_permutation",
    "ops.nn.softmax": "softmax log_softmax",
}

NAMESPACES = "special"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
