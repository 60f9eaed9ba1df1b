"""The shape rule of an op, for every call that the rows make: it says of the outputs what the kernel then does."""


import pytest

from contracts.harness import tries, watched
from contracts.recorded import recorded
from contracts.table import ROWS, TESTED
from minitf.core.execute import infer, specs_of
from minitf.core.op import REGISTRY, letter_of
from minitf.core.spec import Spec

OPS = recorded("ops")

# Ops whose result is as large as the values in their input say: no rule can know it.
BY_VALUE = {
    "ComputeAccidentalHits", "Where", "UniqueWithCounts", "DynamicPartition", "SegmentSum", "SegmentMean",
    "SegmentMax", "SegmentMin", "SegmentProd", "SparseToSparseSetOperation", "CTCGreedyDecoder",
    "CTCBeamSearchDecoder", "NonMaxSuppressionV3", "NonMaxSuppressionV5", "NonMaxSuppressionWithOverlaps", "DecodeRaw",
    "StringSplitV2", "StringSplit", "UnicodeDecode", "UnicodeDecodeWithOffsets", "StringNGrams",
}  # fmt: skip

# Dtypes that minitf's op takes where TensorFlow has another op for them.
MORE = {
    **dict.fromkeys(["FusedBatchNormV3", "FusedBatchNormGradV3"], "float64"),  # for differences to check
    "AddV2": "string",  # TensorFlow's tf.add turns to the older op Add
    "Range": "uint8",
    "ResourceStridedSliceAssign": "int16",  # positions: where StridedSlice takes them, so do its kin
    "StridedSliceGrad": "int16",
    "TensorScatterAdd": "int16",
    "TensorScatterMax": "int16",
    "TensorScatterMin": "int16",
    "TensorScatterSub": "int16",
}
# Dtypes that TensorFlow computes in and minitf does not.
LESS = {
    "BatchMatMulV2": "int16",
    **dict.fromkeys(
        [f"ResourceApply{name}" for name in (
            "Adadelta", "Adagrad", "AdagradV2", "Adam", "CenteredRMSProp", "GradientDescent", "KerasMomentum",
            "Momentum", "ProximalGradientDescent", "RMSProp", "AdaMax", "AdamWithAmsgrad", "Ftrl")],
        "complex64 complex128",  # no optimizer of Keras takes complex variables
    ),
    "ResourceScatterDiv": "int8 int16 int32 int64 uint8 uint16 uint32 uint64",  # divide integers and lose the rest
    "ResourceScatterNdAdd": "bool",
    "ResourceScatterNdSub": "bool",
}


def inferred(op, specs, attrs):
    y = infer(op, specs, attrs)
    return y if isinstance(y, tuple) else (y,)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_rule_foretells_dtype_and_shape(row):
    for shapes, dtype in tries(row):
        for call in watched(row, shapes, dtype):
            specs = inferred(call.op, specs_of(call.op, call.inputs), call.attrs)
            assert_compatible(specs, call, "the inputs")
            assert call.op.__name__ in BY_VALUE or all(s.is_static for s in specs), call


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_rule_knows_less_where_axes_are_unknown(row):
    shapes, dtype = tries(row)[0]
    for call in watched(row, shapes, dtype):
        whole = specs_of(call.op, call.inputs)
        for specs in blurred(whole):
            assert_compatible(inferred(call.op, specs, call.attrs), call, specs)


def blurred(specs):
    """Specs that know less: without values; one axis unknown at a time, or all; not even the rank."""
    yield [Spec(s.dims, s.dtype) for s in specs]
    yield [Spec((None,) * s.rank, s.dtype) for s in specs]
    yield [Spec(None, s.dtype) for s in specs]
    yield [s if s.value is not None else Spec((None,) * s.rank, s.dtype) for s in specs]
    yield [s if s.value is not None else Spec(None, s.dtype) for s in specs]
    for i, s in enumerate(specs):
        yield [*specs[:i], Spec(None, s.dtype), *specs[i + 1 :]]
        for axis in range(s.rank):
            yield [*specs[:i], Spec((*s.dims[:axis], None, *s.dims[axis + 1 :]), s.dtype), *specs[i + 1 :]]


def assert_compatible(found, call, specs):
    assert len(found) == len(call.outputs)
    for spec, y in zip(found, call.outputs):
        dims = tuple(y.shape)
        assert spec.dtype == y.dtype
        assert spec.dims is None or (
            len(spec.dims) == len(dims) and all(n in (None, m) for n, m in zip(spec.dims, dims))
        ), f"{call.op.__name__} of {specs} gives {spec}, and its kernel {dims}"


@pytest.mark.parametrize("name", sorted({row.op for row in ROWS}))
def test_the_dtypes_admitted_are_tensorflows(name):
    """At least those that TensorFlow computes in, and none that it refuses."""
    op, tensorflow = REGISTRY[name], OPS[name]
    more, less = ({*table.get(name, "").split()} for table in (MORE, LESS))
    for position in range(len(op.input_names)):
        ours = letter_of(op, position)
        theirs = ours if ours in tensorflow["letters"] else tensorflow["letters"][position]
        if theirs != "resource":
            allowed = {dtype.name for dtype in getattr(op, ours)} & {*TESTED}
            assert allowed <= {*tensorflow["admitted"].get(theirs, [theirs]), *more}, ours
            assert allowed >= {*tensorflow["computed"].get(theirs, [theirs])} - less, ours
