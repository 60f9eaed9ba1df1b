"""Rows for numbers in few bits."""

from contracts.row import Domain, Row

SHAPES = [((2, 3),), ((),), ((0, 3),)]
FULL = [((2, 3),), ((4,),)]  # TensorFlow aborts where there are no elements
PAIRS = [((2, 3), (2, 3)), ((), ()), ((0, 3), (0, 3))]
CHANNELS = [((2, 3), (2, 3))]
BEYOND = (Domain(-4, 4), Domain(0.5, 3))
Q = "tf.quantization"

ROWS = [
    Row("FakeQuantWithMinMaxArgs", f"{Q}.fake_quant_with_min_max_args(x, -2, 3, 4)",
        "quantization.fake_quant(x, -2, 3, 4)", SHAPES, BEYOND[:1], smooth=False),
    Row("FakeQuantWithMinMaxArgsGradient", f"pulled(tf, lambda x: {Q}.fake_quant_with_min_max_args(x, -2, 3, 4), x, y)",
        "quantization.inside(x, -2, 3, 4) * y", PAIRS, BEYOND, smooth=False),
    Row("FakeQuantWithMinMaxVars", f"{Q}.fake_quant_with_min_max_vars(x, -2., 3., 5, narrow_range=True)",
        "quantization.fake_quant(x, -2, 3, 5, 1)", SHAPES, BEYOND[:1], smooth=False),
    Row("FakeQuantWithMinMaxVarsGradient", f"list({Q}.fake_quant_with_min_max_vars_gradient(y, x, -2., 3., 4))",
        None, PAIRS, BEYOND, smooth=False),
    Row("FakeQuantWithMinMaxVarsPerChannel",
        f"{Q}.fake_quant_with_min_max_vars_per_channel(x, [-2., -1., -4.], [3., 1., 1.], 4)",
        None, [((2, 3),), ((3,),), ((0, 3),)], BEYOND[:1], smooth=False),
    Row("FakeQuantWithMinMaxVarsPerChannelGradient",
        f"list({Q}.fake_quant_with_min_max_vars_per_channel_gradient(y, x, [-2., -1., -4.], [3., 1., 1.], 4))",
        None, CHANNELS, BEYOND, smooth=False),
    *(Row("QuantizeV2", f"tf.bitcast({Q}.quantize(x, -1., 2., tf.{dtype}, '{mode}')[0], tf.{dtype[1:]})", None,
          SHAPES[::2], BEYOND[:1], letter="Tin", returns=dtype[1:], smooth=False)
      for dtype in ("qint8", "quint8") for mode in ("MIN_COMBINED", "MIN_FIRST", "SCALED")),
    Row("QuantizeV2", f"{Q}.quantize(x, [-1., -2., -3.], [1., 3., 2.], tf.qint8, 'SCALED', axis=1)[2]", None,
        [((2, 3),)], BEYOND[:1], letter="Tin", smooth=False),
    *(Row("Dequantize", f"{Q}.dequantize(tf.bitcast(x, tf.quint8), -1., 2., '{mode}')", None, FULL,
          (Domain(0, 255, dtype="uint8"),), returns="float32", smooth=False)
      for mode in ("MIN_COMBINED", "MIN_FIRST", "SCALED")),
    Row("Dequantize", f"{Q}.dequantize(tf.bitcast(x, tf.qint8), -1., 2., 'SCALED', narrow_range=True)", None,
        FULL, (Domain(-127, 127, dtype="int8"),), returns="float32", smooth=False),
    Row("QuantizeAndDequantizeV2", f"{Q}.quantize_and_dequantize(x, 0., 0., num_bits=4)", None, SHAPES, BEYOND[:1],
        dtypes="float32 float64", smooth=False),
    Row("QuantizeAndDequantizeV4", f"{Q}.quantize_and_dequantize_v2(x, -2., 3., range_given=True, num_bits=5)",
        None, SHAPES, BEYOND[:1], dtypes="float32 float64", smooth=False),
    Row("QuantizeAndDequantizeV4", f"{Q}.quantize_and_dequantize_v2(x, [0., 0., 0.], [0., 0., 0.], num_bits=5, axis=1)",
        None, [((2, 3),)], BEYOND[:1], dtypes="float32 float64", smooth=False),
    Row("QuantizeAndDequantizeV4Grad",
        f"pulled(tf, lambda x: {Q}.quantize_and_dequantize_v2(x, -2., 3., range_given=True), x, y)",
        "y * ((-2 <= x) & (x <= 3))", PAIRS, BEYOND, dtypes="float32 float64", smooth=False),
]  # fmt: skip
