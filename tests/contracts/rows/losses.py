"""Rows for batch normalisation and for smaller losses."""

from contracts.row import ANY, POSITIVE, Domain, Row, positions

IMAGE = [((2, 2, 2, 3), (3,), (3,)), ((1, 3, 1, 2), (2,), (2,))]
TRAIN = "epsilon=0.25, exponential_avg_factor=1.0"
GIVEN = "mean=y * 0 + 0.5, variance=y * 0 + 2"
NORM = f"tf.raw_ops.FusedBatchNormV3(x=x, scale=y, offset=z, {GIVEN}, {TRAIN}"
GRADIENT = "pulled(tf, lambda v: tf.raw_ops.FusedBatchNormV3(x=v, scale=z, offset=z, mean=z, variance=z, epsilon=0.25)"

ROWS = [
    Row("FusedBatchNormV3", f"{NORM})[0]", "losses.batch_norm(x, y, z, 0.25, (0, 1, 2))", IMAGE,
        dtypes="float32 float64", ulps=32),
    Row("FusedBatchNormV3", f"{NORM}, is_training=False)[0]",
        "losses.batch_norm(x, y, z, 0.25, (0, 1, 2), (y * 0 + 0.5, y * 0 + 2))", IMAGE, dtypes="float32 float64",
        ulps=32),
    Row("FusedBatchNormV3", f"{NORM}, data_format='NCHW')[0]", "losses.batch_norm(x, y, z, 0.25, (0, 2, 3))",
        [((2, 3, 2, 2), (3,), (3,))], dtypes="float32 float64", ulps=32),
    Row("FusedBatchNormGradV3", f"{GRADIENT}[0], x, y)",
        "losses.batch_norm_gradient(y, x, z, 0.25, (0, 1, 2))", [((2, 2, 2, 3), (2, 2, 2, 3), (3,))], (ANY, ANY, ANY),
        dtypes="float32 float64", ulps=64),
    Row("Rsqrt", "tf.nn.batch_normalization(x, y, z, y, z, 0.25)", "(x - y) / np.sqrt(z + 0.25) * z + y",
        [((2, 3), (3,), (3,))], (ANY, ANY, POSITIVE), dtypes="float32 float64", ulps=16),
    Row("Exp", "tf.nn.log_poisson_loss(x, y)", "np.exp(y) - x * y", [((2, 3), (2, 3))], (POSITIVE, ANY),
        dtypes="float32 float64", ulps=8),
    Row("InTopKV2", "tf.nn.in_top_k(y, x, 2)", "losses.in_top_k(x, y, 2)", [((4, 3), (4,)), ((0, 3), (0,))],
        (Domain(-3, 3, dtype="float32"), positions(3)), letter="Predictions", returns="bool", smooth=False),
    Row("IsotonicRegression", "tf.nn.isotonic_regression(x)[0]", "np.stack([losses.isotonic(row) for row in x])",
        [((2, 5),), ((1, 1),)], dtypes="float32 float64", ulps=8),
]  # fmt: skip
