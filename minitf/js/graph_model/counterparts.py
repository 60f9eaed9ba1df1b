"""The ops that TensorFlow.js has. Floor 8. Read next: `standins.py`, for some that it has not.

There are no gradients among them: a graph model answers, and does not learn.
"""

from ..refusals import refuse

NAMES = """
    Abs Acos Acosh Add AddN AddV2 All Any ArgMax ArgMin Asin Asinh Atan Atan2 Atanh AvgPool AvgPool3D BatchMatMul
    BatchMatMulV2 BatchToSpaceND BiasAdd Bincount BitwiseAnd BroadcastArgs BroadcastTo Cast Ceil ClipByValue Complex
    ComplexAbs Concat ConcatV2 Const Conv1D Conv2D Conv2DBackpropInput Conv3D Cos Cosh CropAndResize Cumprod Cumsum
    DenseBincount DepthToSpace DepthwiseConv2d DepthwiseConv2dNative Dilation2D Div DivNoNan Einsum Elu
    EmptyTensorList EnsureShape Enter Equal Erf EuclideanNorm Exit Exp ExpandDims Expm1 FFT FakeQuantWithMinMaxVars
    Fill Floor FloorDiv FloorMod FusedBatchNorm FusedBatchNormV2 FusedBatchNormV3 FusedDepthwiseConv2dNative Gather
    GatherNd GatherV2 Greater GreaterEqual IFFT IRFFT Identity IdentityN If Imag ImageProjectiveTransformV3 IsFinite
    IsInf IsNan LRN LeakyRelu Less LessEqual LinSpace ListDiff Log Log1p LogSoftmax LogicalAnd LogicalNot LogicalOr
    LoopCond LowerBound MatMul MatrixBandPart Max MaxPool MaxPool3D MaxPoolWithArgmax Maximum Mean Merge Min Minimum
    MirrorPad Mod Mul Multinomial Neg NextIteration NoOp NonMaxSuppressionV2 NonMaxSuppressionV3 NonMaxSuppressionV4
    NonMaxSuppressionV5 NotEqual OneHot Ones OnesLike Pack Pad PadV2 Placeholder PlaceholderWithDefault Pow Prelu
    Print Prod RFFT RaggedGather RaggedRange RaggedTensorToTensor RandomStandardNormal RandomUniform
    RandomUniformInt Range Rank Real RealDiv Reciprocal Relu Relu6 Reshape ResizeBilinear ResizeNearestNeighbor
    Reverse ReverseV2 Round Rsqrt ScatterNd Select SelectV2 Selu Shape ShapeN Sigmoid Sign Sin Sinh Size Slice
    Snapshot Softmax Softplus SpaceToBatchND SparseFillEmptyRows SparseReshape SparseSegmentMean SparseSegmentSum
    SparseToDense Split SplitV Sqrt Square SquaredDifference Squeeze StatelessIf StatelessWhile StaticRegexReplace
    StopGradient StridedSlice StringNGrams StringSplit StringToHashBucketFast Sub Sum Switch Tan Tanh
    TensorArrayCloseV3 TensorArrayConcatV3 TensorArrayGatherV3 TensorArrayReadV3 TensorArrayScatterV3
    TensorArraySizeV3 TensorArraySplitV3 TensorArrayV3 TensorArrayWriteV3 TensorListConcat TensorListConcatV2
    TensorListFromTensor TensorListGather TensorListGetItem TensorListLength TensorListPopBack TensorListPushBack
    TensorListReserve TensorListResize TensorListScatter TensorListScatterV2 TensorListSetItem TensorListSplit
    TensorListStack TensorScatterUpdate Tile TopKV2 Transpose TruncatedNormal Unique UniqueV2 Unpack UpperBound
    Where While Zeros ZerosLike _FusedConv2D _FusedMatMul
"""
OPS = frozenset(NAMES.split())


NOT_FIRST = ("NCHW", "NCDHW", "NCW")  # layouts that only its WebGL kernels know, and not all of these


def require_counterparts(where, definition, graph):
    """Raise ValueError that names all ops which are not there, and the nodes that need them.

    where: the function that was called.   definition: a GraphDef.   graph: the FuncGraph that it was written from.
    """
    needed: dict[str, list] = {}
    for nodes in [definition.node, *(function.node_def for function in definition.library.function)]:
        for node in nodes:
            layout = node.attr["data_format"].s.decode() if "data_format" in node.attr else ""
            if node.op not in OPS or layout in NOT_FIRST:
                needed.setdefault(f"{node.op} in {layout}" if node.op in OPS else node.op, []).append(node.name)
    for node in graph.nodes:
        if node.type == "Conv2D" and in_groups(*(x.spec for x in node.inputs)):
            needed.setdefault("Conv2D in groups", []).append(node.name)
    told = [f"{op} (node {names[0]}{f' and {len(names) - 1} more' if names[1:] else ''})"
            for op, names in sorted(needed.items())]
    refuse(where, told, "ops", "Compute what they do before or after the model, or write it with other ops")


def in_groups(x, filters) -> bool:
    """Whether a convolution looks at some of the channels only."""
    return bool(x.dims and filters.dims) and x.dims[-1] != filters.dims[2]
