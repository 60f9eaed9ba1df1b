"""The options of operations in a .tflite file. Floor 8. Read next: `schema.py`.

The fields stand in the order of their slots. An operation whose options have no fields has None.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..wire.flatbuffers import bool8, float32, int8, int32, int64, uint32

SAME, VALID = 0, 1  # padding
NONE, RELU, RELU_N1_TO_1, RELU6, TANH, SIGN_BIT = range(6)  # fused_activation_function
REFLECT, SYMMETRIC = 0, 1  # mode of MIRROR_PAD


@dataclass
class Conv2DOptions:
    """Of CONV_2D."""
    padding: int8 = SAME
    stride_w: int32 = 0
    stride_h: int32 = 0
    fused_activation_function: int8 = NONE
    dilation_w_factor: int32 = 1
    dilation_h_factor: int32 = 1
    quantized_bias_type: int8 = 0


@dataclass
class DepthwiseConv2DOptions:
    """Of DEPTHWISE_CONV_2D."""
    padding: int8 = SAME
    stride_w: int32 = 0
    stride_h: int32 = 0
    depth_multiplier: int32 = 0
    fused_activation_function: int8 = NONE
    dilation_w_factor: int32 = 1
    dilation_h_factor: int32 = 1


@dataclass
class Conv3DOptions:
    """Of CONV_3D."""
    padding: int8 = SAME
    stride_d: int32 = 0
    stride_w: int32 = 0
    stride_h: int32 = 0
    fused_activation_function: int8 = NONE
    dilation_d_factor: int32 = 1
    dilation_w_factor: int32 = 1
    dilation_h_factor: int32 = 1


@dataclass
class TransposeConvOptions:
    """Of TRANSPOSE_CONV."""
    padding: int8 = SAME
    stride_w: int32 = 0
    stride_h: int32 = 0
    fused_activation_function: int8 = NONE
    quantized_bias_type: int8 = 0


@dataclass
class Pool2DOptions:
    """Of AVERAGE_POOL_2D, MAX_POOL_2D and L2_POOL_2D."""
    padding: int8 = SAME
    stride_w: int32 = 0
    stride_h: int32 = 0
    filter_width: int32 = 0
    filter_height: int32 = 0
    fused_activation_function: int8 = NONE


@dataclass
class FullyConnectedOptions:
    """Of FULLY_CONNECTED."""
    fused_activation_function: int8 = NONE
    weights_format: int8 = 0
    keep_num_dims: bool8 = False
    asymmetric_quantize_inputs: bool8 = False
    quantized_bias_type: int8 = 0


@dataclass
class BatchMatMulOptions:
    """Of BATCH_MATMUL."""
    adj_x: bool8 = False
    adj_y: bool8 = False
    asymmetric_quantize_inputs: bool8 = False


@dataclass
class AddOptions:
    """Of ADD."""
    fused_activation_function: int8 = NONE
    pot_scale_int16: bool8 = True


@dataclass
class SubOptions:
    """Of SUB."""
    fused_activation_function: int8 = NONE
    pot_scale_int16: bool8 = True


@dataclass
class MulOptions:
    """Of MUL."""
    fused_activation_function: int8 = NONE


@dataclass
class DivOptions:
    """Of DIV."""
    fused_activation_function: int8 = NONE


@dataclass
class L2NormOptions:
    """Of L2_NORMALIZATION."""
    fused_activation_function: int8 = NONE


@dataclass
class LocalResponseNormalizationOptions:
    """Of LOCAL_RESPONSE_NORMALIZATION."""
    radius: int32 = 0
    bias: float32 = 0.0
    alpha: float32 = 0.0
    beta: float32 = 0.0


@dataclass
class SoftmaxOptions:
    """Of SOFTMAX."""
    beta: float32 = 0.0


@dataclass
class LeakyReluOptions:
    """Of LEAKY_RELU."""
    alpha: float32 = 0.0


@dataclass
class GeluOptions:
    """Of GELU."""
    approximate: bool8 = False


@dataclass
class ConcatenationOptions:
    """Of CONCATENATION."""
    axis: int32 = 0
    fused_activation_function: int8 = NONE


@dataclass
class ReshapeOptions:
    """Of RESHAPE."""
    new_shape: list[int32] = field(default_factory=list)


@dataclass
class SqueezeOptions:
    """Of SQUEEZE."""
    squeeze_dims: list[int32] = field(default_factory=list)


@dataclass
class ReducerOptions:
    """Of SUM, MEAN, REDUCE_MAX and the like."""
    keep_dims: bool8 = False


@dataclass
class SplitOptions:
    """Of SPLIT."""
    num_splits: int32 = 0


@dataclass
class SplitVOptions:
    """Of SPLIT_V."""
    num_splits: int32 = 0


@dataclass
class PackOptions:
    """Of PACK."""
    values_count: int32 = 0
    axis: int32 = 0


@dataclass
class UnpackOptions:
    """Of UNPACK."""
    num: int32 = 0
    axis: int32 = 0


@dataclass
class GatherOptions:
    """Of GATHER."""
    axis: int32 = 0
    batch_dims: int32 = 0


@dataclass
class StridedSliceOptions:
    """Of STRIDED_SLICE."""
    begin_mask: int32 = 0
    end_mask: int32 = 0
    ellipsis_mask: int32 = 0
    new_axis_mask: int32 = 0
    shrink_axis_mask: int32 = 0
    offset: bool8 = False


@dataclass
class ResizeBilinearOptions:
    """Of RESIZE_BILINEAR."""
    unused_new_height: int32 = 0
    unused_new_width: int32 = 0
    align_corners: bool8 = False
    half_pixel_centers: bool8 = False


@dataclass
class ResizeNearestNeighborOptions:
    """Of RESIZE_NEAREST_NEIGHBOR."""
    align_corners: bool8 = False
    half_pixel_centers: bool8 = False


@dataclass
class DepthToSpaceOptions:
    """Of DEPTH_TO_SPACE."""
    block_size: int32 = 0


@dataclass
class SpaceToDepthOptions:
    """Of SPACE_TO_DEPTH."""
    block_size: int32 = 0


@dataclass
class MirrorPadOptions:
    """Of MIRROR_PAD."""
    mode: int8 = REFLECT


@dataclass
class CastOptions:
    """Of CAST."""
    in_data_type: int8 = 0
    out_data_type: int8 = 0


@dataclass
class ArgMaxOptions:
    """Of ARG_MAX."""
    output_type: int8 = 0


@dataclass
class ArgMinOptions:
    """Of ARG_MIN."""
    output_type: int8 = 0


@dataclass
class ShapeOptions:
    """Of SHAPE."""
    out_type: int8 = 0


@dataclass
class OneHotOptions:
    """Of ONE_HOT."""
    axis: int32 = 0


@dataclass
class CumsumOptions:
    """Of CUMSUM."""
    exclusive: bool8 = False
    reverse: bool8 = False


@dataclass
class ReverseSequenceOptions:
    """Of REVERSE_SEQUENCE."""
    seq_dim: int32 = 0
    batch_dim: int32 = 0


@dataclass
class UniqueOptions:
    """Of UNIQUE."""
    idx_out_type: int8 = 2


@dataclass
class FakeQuantOptions:
    """Of FAKE_QUANT."""
    min: float32 = 0.0
    max: float32 = 0.0
    num_bits: int32 = 0
    narrow_range: bool8 = False


@dataclass
class LSTMOptions:
    """Of LSTM."""
    fused_activation_function: int8 = NONE
    cell_clip: float32 = 0.0
    proj_clip: float32 = 0.0
    kernel_type: int8 = 0
    asymmetric_quantize_inputs: bool8 = False


@dataclass
class UnidirectionalSequenceLSTMOptions:
    """Of UNIDIRECTIONAL_SEQUENCE_LSTM."""
    fused_activation_function: int8 = NONE
    cell_clip: float32 = 0.0
    proj_clip: float32 = 0.0
    time_major: bool8 = False
    asymmetric_quantize_inputs: bool8 = False
    diagonal_recurrent_tensors: bool8 = False


@dataclass
class IfOptions:
    """Of IF."""
    then_subgraph_index: int32 = 0
    else_subgraph_index: int32 = 0


@dataclass
class WhileOptions:
    """Of WHILE."""
    cond_subgraph_index: int32 = 0
    body_subgraph_index: int32 = 0


@dataclass
class CallOptions:
    """Of CALL."""
    subgraph: uint32 = 0


@dataclass
class CallOnceOptions:
    """Of CALL_ONCE."""
    init_subgraph_index: int32 = 0


@dataclass
class VarHandleOptions:
    """Of VAR_HANDLE."""
    container: str = ""
    shared_name: str = ""


@dataclass
class RandomOptions:
    """Of RANDOM_UNIFORM and RANDOM_STANDARD_NORMAL."""
    seed: int64 = 0
    seed2: int64 = 0


# The number of each kind of options in the union that an operator holds.
OPTIONS = {
    1: Conv2DOptions, 2: DepthwiseConv2DOptions, 5: Pool2DOptions, 8: FullyConnectedOptions, 9: SoftmaxOptions,
    10: ConcatenationOptions, 11: AddOptions, 12: L2NormOptions, 13: LocalResponseNormalizationOptions,
    14: LSTMOptions, 15: ResizeBilinearOptions, 16: CallOptions, 17: ReshapeOptions, 19: SpaceToDepthOptions,
    21: MulOptions, 23: GatherOptions, 27: ReducerOptions, 28: SubOptions, 29: DivOptions, 30: SqueezeOptions,
    32: StridedSliceOptions, 35: SplitOptions, 37: CastOptions, 40: ArgMaxOptions, 49: TransposeConvOptions,
    55: ShapeOptions, 57: ArgMinOptions, 58: FakeQuantOptions, 59: PackOptions, 61: OneHotOptions, 64: UnpackOptions,
    71: UnidirectionalSequenceLSTMOptions, 74: ResizeNearestNeighborOptions, 75: LeakyReluOptions,
    77: MirrorPadOptions, 79: SplitVOptions, 80: UniqueOptions, 87: ReverseSequenceOptions, 92: IfOptions,
    93: WhileOptions, 94: DepthToSpaceOptions, 101: BatchMatMulOptions, 102: CumsumOptions, 103: CallOnceOptions,
    106: Conv3DOptions, 111: VarHandleOptions, 114: RandomOptions, 116: GeluOptions,
}  # fmt: skip
