"""Versions: the oldest reader that understands an operation. Floor 8. Read next: `writing.py`.

Operators learned new types and options over the years. A file says which version of each it needs, so that a reader
which is too old refuses it, instead of giving wrong numbers.
"""

from __future__ import annotations

from ...backend.dtypes import float16, float32, int8, int16

IN_INT8 = dict.fromkeys(  # operator -> the version that came with int8
    ["ABS", "ADD", "ARG_MAX", "ARG_MIN", "AVERAGE_POOL_2D", "BATCH_MATMUL", "CONCATENATION", "DEPTH_TO_SPACE",
     "DEQUANTIZE", "EQUAL", "EXP", "GATHER", "GELU", "GREATER", "GREATER_EQUAL", "LEAKY_RELU", "LESS", "LESS_EQUAL",
     "LOG", "LOGISTIC", "LOG_SOFTMAX", "MAXIMUM", "MAX_POOL_2D", "MEAN", "MINIMUM", "MIRROR_PAD", "MUL", "NOT_EQUAL",
     "PACK", "PAD", "REDUCE_MAX", "REDUCE_MIN", "RELU", "RELU6", "RESIZE_BILINEAR", "RESIZE_NEAREST_NEIGHBOR",
     "RSQRT", "SLICE", "SOFTMAX", "SPACE_TO_DEPTH", "SPLIT", "SPLIT_V", "SQUARED_DIFFERENCE", "STRIDED_SLICE", "SUB",
     "SUM", "TANH", "TRANSPOSE", "TRANSPOSE_CONV", "UNPACK"], 2) | {
    "CONV_2D": 3, "DEPTHWISE_CONV_2D": 3, "FULLY_CONNECTED": 4, "BROADCAST_TO": 3,
}
HYBRID = {"CONV_2D": 5, "DEPTHWISE_CONV_2D": 6, "FULLY_CONNECTED": 3}  # floats times int8 weights
LATER = {"BROADCAST_TO": 2}  # operators that had no version 1


def version_of(operation) -> int:
    """The version of an operator that an operation needs."""
    code, options = operation.code, operation.options
    dtypes = {x.dtype for x in (*operation.inputs, *operation.outputs) if x is not None}
    version = LATER.get(code, 1)
    if int16 in dtypes and code in IN_INT8:
        version = IN_INT8[code] + (code in ("CONV_2D", "SOFTMAX", "PAD"))
    elif code in HYBRID and {float32, int8} <= dtypes:
        version = HYBRID[code]
    elif int8 in dtypes:
        version = IN_INT8.get(code, version)
    elif float16 in dtypes and code == "DEQUANTIZE":
        version = 3
    if options.get("keep_num_dims"):
        version = max(version, 5)
    if options.get("half_pixel_centers"):
        version = 3
    if code == "TRANSPOSE_CONV" and operation.inputs[-1] is not None:
        version = 3  # with a bias
    return version
