"""tf.quantization: numbers in few bits.   Floor 9.   Next: ops/quantization/fake_quant.py."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.quantization.fake_quant": """
        fake_quant_with_min_max_args fake_quant_with_min_max_args_gradient
        fake_quant_with_min_max_vars fake_quant_with_min_max_vars_gradient
    """,
    "ops.quantization.fake_quant_channels": """
        fake_quant_with_min_max_vars_per_channel fake_quant_with_min_max_vars_per_channel_gradient
    """,
    "ops.quantization.quantize": "quantize dequantize",
    "ops.quantization.round_trip": "quantize_and_dequantize quantize_and_dequantize_v2",
    "ops.quantization.concat": "quantized_concat",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
