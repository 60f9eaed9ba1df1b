"""The tables of a .tflite file. Floor 8. Read `wire/flatbuffers.py` first; read next: `model_file.py`.

A model has subgraphs (functions), and a subgraph has tensors, and operators that take tensors and give tensors, all by
their numbers. A constant tensor names a buffer, in which its bytes lie; buffer 0 is empty and stands for "none".

The fields stand in the order of their slots. Source: tensorflow/compiler/mlir/lite/schema/schema.fbs, version 3.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, Any

import numpy as np

from ..wire.flatbuffers import Union, bool8, float32, int8, int32, int64, raw, uint8, uint32, uint64
from .options import OPTIONS

Options = Annotated[Any, Union(OPTIONS)]
Unknown = Annotated[Any, Union({})]  # what is passed over


@dataclass
class QuantizationParameters:
    """number = scale * (integer - zero_point), with one of each for all, or for each index of quantized_dimension."""

    min: list[float32] = field(default_factory=list)
    max: list[float32] = field(default_factory=list)
    scale: list[float32] = field(default_factory=list)
    zero_point: list[int64] = field(default_factory=list)
    details: Unknown = None
    quantized_dimension: int32 = 0


@dataclass
class Sparsity:
    """How a sparse tensor is laid out; such tensors are refused."""


@dataclass
class Tensor:
    """A tensor of a subgraph.

    shape: sizes, with 1 where one is open; shape_signature has -1 there.
    type: a number of TYPES.   buffer: 0, or where its value lies.
    """

    shape: list[int32] = field(default_factory=list)
    type: int8 = 0
    buffer: uint32 = 0
    name: str = ""
    quantization: QuantizationParameters | None = None
    is_variable: bool8 = False
    sparsity: Sparsity | None = None
    shape_signature: list[int32] = field(default_factory=list)
    has_rank: bool8 = False


@dataclass
class Operator:
    """One operation: which (opcode_index, in the model's operator_codes), of what, and with what options.

    inputs: numbers of tensors; -1 for one that is left out.
    """

    opcode_index: uint32 = 0
    inputs: list[int32] = field(default_factory=list)
    outputs: list[int32] = field(default_factory=list)
    builtin_options: Options = None
    custom_options: list[uint8] = field(default_factory=list)
    custom_options_format: int8 = 0
    mutating_variable_inputs: list[bool8] = field(default_factory=list)
    intermediates: list[int32] = field(default_factory=list)


@dataclass
class SubGraph:
    """A function: its tensors, which of them go in and come out, and its operators in order."""

    tensors: list[Tensor] = field(default_factory=list)
    inputs: list[int32] = field(default_factory=list)
    outputs: list[int32] = field(default_factory=list)
    operators: list[Operator] = field(default_factory=list)
    name: str = ""


@dataclass
class OperatorCode:
    """An operation that the model uses: the number of a builtin one, or the name of a custom one.

    deprecated_builtin_code: the same, up to 127: it had a byte in old files, and old readers look there.
    """

    deprecated_builtin_code: int8 = 0
    custom_code: str = ""
    version: int32 = 1
    builtin_code: int32 = 0


@dataclass
class Buffer:
    """Bytes. In files above 2 GB they lie behind the tables, at `offset`."""

    data: raw = field(default_factory=list, metadata={"alignment": 16})
    offset: uint64 = 0
    size: uint64 = 0


@dataclass
class Metadata:
    """A name, and the number of the buffer with what belongs to it."""

    name: str = ""
    buffer: uint32 = 0


@dataclass
class TensorMap:
    """The name of an argument or a result, and its tensor."""

    name: str = ""
    tensor_index: uint32 = 0


@dataclass
class SignatureDef:
    """A subgraph that can be called by name."""

    inputs: list[TensorMap] = field(default_factory=list)
    outputs: list[TensorMap] = field(default_factory=list)
    signature_key: str = ""
    unused: str = ""
    subgraph_index: uint32 = 0


@dataclass
class Model:
    """The root of the file."""

    version: uint32 = 0
    operator_codes: list[OperatorCode] = field(default_factory=list)
    subgraphs: list[SubGraph] = field(default_factory=list)
    description: str = ""
    buffers: list[Buffer] = field(default_factory=list)
    metadata_buffer: list[int32] = field(default_factory=list)
    metadata: list[Metadata] = field(default_factory=list)
    signature_defs: list[SignatureDef] = field(default_factory=list)


# The numbers of dtypes, and their NumPy names; "string" is a dtype of its own.
TYPES = {0: "float32", 1: "float16", 2: "int32", 3: "uint8", 4: "int64", 5: "string", 6: "bool", 7: "int16",
         8: "complex64", 9: "int8", 10: "float64", 11: "complex128", 12: "uint64", 13: "resource", 14: "variant",
         15: "uint32", 16: "uint16", 17: "int4", 18: "bfloat16"}  # fmt: skip
NUMBERS = {name: number for number, name in TYPES.items()}

# The numbers of builtin operations: their names in order. A name that starts with _ is none.
BUILTINS = tuple("""
    ADD AVERAGE_POOL_2D CONCATENATION CONV_2D DEPTHWISE_CONV_2D DEPTH_TO_SPACE DEQUANTIZE EMBEDDING_LOOKUP
    FLOOR FULLY_CONNECTED HASHTABLE_LOOKUP L2_NORMALIZATION L2_POOL_2D LOCAL_RESPONSE_NORMALIZATION LOGISTIC
    LSH_PROJECTION LSTM MAX_POOL_2D MUL RELU RELU_N1_TO_1 RELU6 RESHAPE RESIZE_BILINEAR RNN SOFTMAX
    SPACE_TO_DEPTH SVDF TANH CONCAT_EMBEDDINGS SKIP_GRAM CALL CUSTOM EMBEDDING_LOOKUP_SPARSE PAD
    UNIDIRECTIONAL_SEQUENCE_RNN GATHER BATCH_TO_SPACE_ND SPACE_TO_BATCH_ND TRANSPOSE MEAN SUB DIV SQUEEZE
    UNIDIRECTIONAL_SEQUENCE_LSTM STRIDED_SLICE BIDIRECTIONAL_SEQUENCE_RNN EXP TOPK_V2 SPLIT LOG_SOFTMAX
    DELEGATE BIDIRECTIONAL_SEQUENCE_LSTM CAST PRELU MAXIMUM ARG_MAX MINIMUM LESS NEG PADV2 GREATER
    GREATER_EQUAL LESS_EQUAL SELECT SLICE SIN TRANSPOSE_CONV SPARSE_TO_DENSE TILE EXPAND_DIMS EQUAL
    NOT_EQUAL LOG SUM SQRT RSQRT SHAPE POW ARG_MIN FAKE_QUANT REDUCE_PROD REDUCE_MAX PACK LOGICAL_OR ONE_HOT
    LOGICAL_AND LOGICAL_NOT UNPACK REDUCE_MIN FLOOR_DIV REDUCE_ANY SQUARE ZEROS_LIKE FILL FLOOR_MOD RANGE
    RESIZE_NEAREST_NEIGHBOR LEAKY_RELU SQUARED_DIFFERENCE MIRROR_PAD ABS SPLIT_V UNIQUE CEIL REVERSE_V2
    ADD_N GATHER_ND COS WHERE RANK ELU REVERSE_SEQUENCE MATRIX_DIAG QUANTIZE MATRIX_SET_DIAG ROUND
    HARD_SWISH IF WHILE NON_MAX_SUPPRESSION_V4 NON_MAX_SUPPRESSION_V5 SCATTER_ND SELECT_V2 DENSIFY
    SEGMENT_SUM BATCH_MATMUL _ CUMSUM CALL_ONCE BROADCAST_TO RFFT2D CONV_3D IMAG REAL COMPLEX_ABS HASHTABLE
    HASHTABLE_FIND HASHTABLE_IMPORT HASHTABLE_SIZE REDUCE_ALL CONV_3D_TRANSPOSE VAR_HANDLE READ_VARIABLE
    ASSIGN_VARIABLE BROADCAST_ARGS RANDOM_STANDARD_NORMAL BUCKETIZE RANDOM_UNIFORM MULTINOMIAL GELU
    DYNAMIC_UPDATE_SLICE RELU_0_TO_1 UNSORTED_SEGMENT_PROD UNSORTED_SEGMENT_MAX UNSORTED_SEGMENT_SUM ATAN2
    UNSORTED_SEGMENT_MIN SIGN BITCAST BITWISE_XOR RIGHT_SHIFT
""".split())  # noqa: SIM905
CODES = {name: number for number, name in enumerate(BUILTINS)}


def array_of(data, name):
    """The bytes of a buffer as an array of the dtype with this name."""
    return np.frombuffer(data, "<u2" if name == "bfloat16" else name)
