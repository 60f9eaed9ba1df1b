"""The table is whole: every op has a row, so none escapes its contract."""

import pytest

import minitf.graph.control.list_ops
import minitf.graph.control.nodes
import minitf.graph.control.python_function
import minitf.graph.graphdef.gradient_axes
import minitf.graph.structure  # noqa: F401  (their ops stand in the registry, too)
from contracts.harness import tries, watched
from contracts.table import ROWS
from minitf.core.op import REGISTRY, no_gradient

# Ops without a row of their own, and where they are tested.
ELSEWHERE: dict[str, str] = {
    **dict.fromkeys(["Const", "Handle", "NoOp", "Placeholder"], "tests/graph/test_structure.py"),
    "BroadcastGradientArgs": "tests/graph/graphdef/test_gradient_axes.py: graphs that are read have it",
    **dict.fromkeys(["If", "StatelessIf", "Case", "StatelessCase", "While", "StatelessWhile"],
                    "tests/graph/control/test_nodes.py and test_ways_back.py"),
    **dict.fromkeys(["Recall", "Remember", "KeptGradient", "CountKept", "EmptyList"],
                    "tests/graph/control/test_kept.py"),
    **dict.fromkeys(["TensorListReserve", "TensorListLength", "TensorListSetItem", "TensorListGetItem",
                     "TensorListGather", "TensorListScatter", "TensorListConcat", "TensorListSplit", "Erase", "Spread",
                     "Collect", "Join", "ItemLengths"], "tests/graph/control/test_list_ops.py"),
    **dict.fromkeys(["EagerPyFunc", "EagerPyFuncGradient", "PyFunc"],
                    "tests/graph/control/test_python_function.py"),
    **dict.fromkeys(["DecodeImage", "DecodeAndCropJpeg", "ExtractJpegShape", "EncodeJpeg", "EncodePng"],
                    "tests/ops/image/test_codecs.py"),
    "EncodeJpegVariableQuality": "tests/ops/image/test_jpeg_quality.py",
    **dict.fromkeys(["SampleDistortedBoundingBoxV2", "StatelessSampleDistortedBoundingBox"],
                    "tests/ops/image/test_distorted_boxes.py"),
    **dict.fromkeys(["ReadFile", "WriteFile", "MatchingFiles", "SerializeTensor", "ParseTensor", "DecodeCompressed",
                     "DecodeCSV", "DecodeWav", "EncodeWav", "Save", "Restore"], "tests/ops/files"),
    **dict.fromkeys(["ParseExampleV2", "ParseSequenceExampleV2"], "tests/ops/examples"),
    **dict.fromkeys(["HashTableV2", "MutableHashTableV2", "MutableHashTableOfTensorsV2", "MutableDenseHashTableV2",
                     "LookupTableFindV2", "LookupTableInsertV2", "LookupTableImportV2", "LookupTableRemoveV2",
                     "LookupTableSizeV2", "LookupTableExportV2", "InitializeTableFromTextFileV2"], "tests/ops/lookup"),
    **dict.fromkeys(["FIFOQueueV2", "PaddingFIFOQueueV2", "PriorityQueueV2", "RandomShuffleQueueV2", "QueueEnqueueV2",
                     "QueueEnqueueManyV2", "QueueDequeueV2", "QueueDequeueManyV2", "QueueDequeueUpToV2", "QueueCloseV2",
                     "QueueIsClosedV2", "QueueSizeV2", "MutexV2", "MutexLock", "ConsumeMutexLock"], "tests/ops/queues"),
    "RaggedBincount": "tests/ops/ragged/test_counting.py",
    "RaggedCross": "tests/ops/ragged/test_crossing.py: each input has a dtype of its own",
    "ResourceApplyRule": "tests/ops/variables/test_apply_rule.py: it is given a function",
    "PrintV2": "tests/ops/debugging/test_print_op.py: it writes to streams",
    "StringFormat": "tests/ops/strings/test_format.py: its text is TensorFlow's",
    "Assert": "tests/ops/debugging/test_assert_op.py: only graphs need it",
    "SumTo": "tests/ops/shapes/test_broadcasting.py: only graphs need it",
    **dict.fromkeys(["RandomGamma", "StatelessRandomGammaV3", "RandomGammaGrad"],
                    "tests/ops/random/test_gamma.py: they have a first derivative and no second"),
    "StatelessParameterizedTruncatedNormal": "tests/ops/random/test_bounded_normal.py: what is drawn again jumps",
    **dict.fromkeys(["CTCLoss", "CTCLossV2"], "tests/ops/nn/test_ctc.py: they have a first derivative and no second"),
    **dict.fromkeys(
        ["FFTND", "IFFTND", "RFFTND", "IRFFTND"],
        "tests/ops/signal/test_fftnd.py: TensorFlow has no kernel for them on the CPU",
    ),
}


# Their gradient says None, or passes on what comes: finite differences have nothing to tell.
TRIVIAL = {"ZerosLike", "OnesLike", "ReadVariableOp"} | {
    # Rounding has no slope, and their gradient goes straight through.
    "FakeQuantWithMinMaxArgs", "FakeQuantWithMinMaxVars", "FakeQuantWithMinMaxVarsPerChannel",
    "QuantizeAndDequantizeV2", "QuantizeAndDequantizeV4",
}
# Of the floors up to graphs: tests define ops of their own, and those of tf.data are tested with it.
FLOORS = tuple(f"minitf.{part}." for part in ("core", "ops", "autodiff", "graph"))
OPS = {name: op for name, op in REGISTRY.items() if op.__module__.startswith(FLOORS)}


def test_every_op_has_a_row():
    assert sorted(set(OPS) - {row.op for row in ROWS} - set(ELSEWHERE)) == []


def test_every_row_and_every_exception_is_of_an_op_that_exists():
    assert sorted(({row.op for row in ROWS} | set(ELSEWHERE)) - set(OPS)) == []


def test_every_op_with_a_gradient_has_a_row_that_checks_it():
    smooth = {row.op for row in ROWS if row.smooth}
    with_gradient = {name for name, op in OPS.items() if op.gradient not in (None, no_gradient)}
    assert sorted(with_gradient - smooth - set(ELSEWHERE) - TRIVIAL) == []


def test_no_row_stands_twice():
    names = [str(row) for row in ROWS]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_row_calls_its_op(row):
    shapes, dtype = tries(row)[0]
    ops = {call.op.__name__ for call in watched(row, shapes, dtype)}
    assert row.op in ops or REGISTRY[row.op].input_names[0] in ("resource", "ref", "var"), ops
