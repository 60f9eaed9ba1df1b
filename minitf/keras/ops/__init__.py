"""The table of `tf.keras.ops`: functions of tensors that also take KerasTensors. Floor 7. Read `operators.py`."""

from ...backend.tables import lazy

NAMES = {
    "keras.ops.operators": (
        "add subtract multiply matmul divide true_divide floor_divide mod power negative absolute abs_ round_ "
        "logical_and logical_or logical_xor logical_not less less_equal greater greater_equal equal not_equal "
        "any_ get_item reshape squeeze"
    ),
    "keras.ops.elementwise": (
        "exp exp2 expm1 log log1p log2 log10 sqrt rsqrt cbrt square reciprocal sin cos tan sinh cosh tanh arcsin "
        "arccos arctan arcsinh arccosh arctanh erf erfc erfinv i0 sinc deg2rad rad2deg sigmoid softplus floor ceil "
        "trunc sign signbit fabs isnan isinf isfinite isposinf isneginf isreal nan_to_num real imag conj conjugate "
        "angle cast saturate_cast view view_as_complex view_as_real stop_gradient copy"
    ),
    "keras.ops.pairwise": (
        "maximum minimum fmax fmin clip where select arctan2 hypot logaddexp logaddexp2 divide_no_nan fmod heaviside "
        "ldexp nextafter isclose allclose gcd lcm bitwise_and bitwise_or bitwise_xor bitwise_not bitwise_invert "
        "left_shift right_shift bitwise_left_shift bitwise_right_shift"
    ),
    "keras.ops.reducing": (
        "sum_ prod mean var std average max_ min_ amax amin ptp all_ count_nonzero logsumexp argmax argmin cumsum "
        "cumprod diff trapezoid"
    ),
    "keras.ops.quantiles": "quantile nanquantile median nanmedian percentile nanpercentile",
    "keras.ops.reducing_but_nan": (
        "nansum nanprod nancumsum nancumprod nanmax nanmin nanargmax nanargmin nanmean nanvar nanstd"
    ),
    "keras.ops.reshaping": (
        "transpose moveaxis swapaxes expand_dims ravel flip fliplr flipud rot90 roll concatenate stack append hstack "
        "vstack dstack split array_split hsplit vsplit dsplit unstack tile repeat broadcast_to meshgrid pad"
    ),
    "keras.ops.making": (
        "convert_to_tensor array convert_to_numpy is_tensor shape ndim size dtype zeros ones empty full zeros_like "
        "ones_like empty_like full_like eye identity tri arange linspace logspace geomspace bartlett blackman hamming "
        "hanning kaiser"
    ),
    "keras.ops.picking": (
        "take take_along_axis slice_ slice_update scatter scatter_update sort argsort argpartition top_k in_top_k "
        "searchsorted digitize isin bincount histogram nonzero unravel_index diag diagflat diagonal trace tril triu"
    ),
    "keras.ops.distinct": "unique",
    "keras.ops.einops": "rearrange",
    "keras.ops.patches": "unfold fold",
    "keras.ops.segments": "segment_sum segment_max segment_min segment_prod",
    "keras.ops.matrices": (
        "einsum dot inner vdot outer kron tensordot cross correlate corrcoef vander det slogdet logdet matrix_rank "
        "norm cdist cholesky cholesky_inverse qr svd eig eigh lu_factor inv pinv solve solve_triangular lstsq"
    ),
    "keras.ops.spectra": "fft fft2 ifft2 rfft irfft stft istft extract_sequences",
    "keras.ops.control": (
        "cond switch while_loop fori_loop map_ vectorized_map scan associative_scan custom_gradient jvp vectorize"
    ),
    "keras.ops.neural": (
        "relu gelu softmax log_softmax polar one_hot multi_hot moments batch_normalization layer_normalization "
        "rms_normalization normalize binary_crossentropy categorical_crossentropy sparse_categorical_crossentropy "
        "ctc_loss ctc_decode psnr dot_product_attention"
    ),
    "keras.ops.windows": (
        "max_pool average_pool adaptive_max_pool adaptive_average_pool conv depthwise_conv separable_conv "
        "conv_transpose space_to_depth depth_to_space"
    ),
    "keras.activations.rectifiers": "relu6 leaky_relu elu selu celu threshold",
    "keras.activations.steps": "hard_sigmoid sparse_sigmoid log_sigmoid hard_tanh softsign",
    "keras.activations.smooth": "squareplus sparse_plus silu swish hard_silu hard_swish",
    "keras.activations.shrinking": "soft_shrink hard_shrink tanh_shrink",
    "keras.activations.across": "sparsemax glu",
}

NAMESPACES = "image linalg nn numpy"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
