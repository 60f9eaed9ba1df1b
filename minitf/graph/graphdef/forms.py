"""The table of forms: where the inputs and attributes of our ops stand in TensorFlow's. Floor 4.

Our ops bear TensorFlow's names, and most take the same inputs and attributes under the same names. What differs is
here: an op that is not in the table is written and read as it is. Read next: `writing.py`.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...backend.errors import UnimplementedError, explain
from .signatures import lines

# Op -> its inputs in TensorFlow, in order. A word that is one of our attributes is a constant there: a number, with []
# behind it a vector, with [2] a vector of two, for which a single number may stand. `*` stands before all other inputs.
INPUTS = {
    **dict.fromkeys(["All", "Any", "EuclideanNorm", "Max", "Mean", "Min", "Prod", "ReduceJoin", "Sum"],
                    "input axis[]"),
    **dict.fromkeys(["ArgMax", "ArgMin", "ExpandDims"], "input axis"),
    **dict.fromkeys(["Cumprod", "Cumsum", "CumulativeLogsumexp"], "x axis"),
    "ConcatV2": "*values axis",
    "GatherV2": "params indices axis",
    "MatrixBandPart": "input num_lower num_upper",
    "MatrixDiagPartV3": "input k[2] padding_value",
    "MatrixDiagV3": "diagonal k[2] num_rows num_cols padding_value",
    "MatrixSetDiagV3": "input diagonal k[2]",
    "ReverseV2": "tensor axis[]",
    "Roll": "input shift axis[]",
    "Split": "axis value",
    "SplitV": "value size_splits axis",
    "TensorListGather": "items indices element_shape[]",
    "TensorListGetItem": "items i element_shape[]",
    "TensorListReserve": "element_shape[] n",
    "TensorListScatter": "items x indices",
    "Transpose": "x perm[]",
}

# Our op -> the name it has in TensorFlow, where that is another one.
NAMES = {"TensorListScatter": "TensorListScatterIntoExistingList"}

# (Our op, attribute) -> the attribute's name in TensorFlow.
ATTRIBUTES = {("TensorListSetItem", "resize"): "resize_if_index_out_of_bounds"}

# Attributes of ours that are bytes and not text.
BYTES = {("StringNGrams", "separator"), ("StringNGrams", "left_pad"), ("StringNGrams", "right_pad")}

# Ops that hold Python code, which no file can hold.
PYTHON = {"EagerPyFunc", "EagerPyFuncGradient", "PyFunc"}

# Ops whose arguments are laid out in another way than TensorFlow's, and that are not written.
OTHERWISE = {"DecodeImage", "ParseSequenceExampleV2", "RaggedCross"}


@dataclass(frozen=True)
class Word:
    """One input of TensorFlow's op, in our terms.

    is_attribute: whether it is an attribute of ours, and a constant there.
    shape: "" for a number, "[]" for a vector, "[2]" for a vector of two.
    is_rest: whether it stands for all other inputs.
    """

    name: str
    is_attribute: bool
    shape: str = ""
    is_rest: bool = False


def words_of(op) -> list[Word]:
    """The inputs that TensorFlow's op has for ours.

        >>> from minitf.ops.shapes.joining import ConcatV2
        >>> [word.name for word in words_of(ConcatV2)]
        ['values', 'axis']
    """
    found = []
    for text in INPUTS.get(op.__name__, "").split():
        name, _, shape = text.lstrip("*").partition("[")
        found.append(Word(name, name in op.attr_names, f"[{shape}" if shape else "", text.startswith("*")))
    return found


def require_form(op) -> None:
    """Raise UnimplementedError where an op cannot be written."""
    if op.__name__ in PYTHON:
        raise UnimplementedError(explain("GraphDef", f"a call of Python code ({op.__name__})", "a file cannot hold it",
                                         "Write the function in ops of tf"))
    if op.__name__ in OTHERWISE:
        raise UnimplementedError(explain("GraphDef", f"the op {op.__name__}", "that is not built yet: TensorFlow lays "
                                         "its arguments out in another way", "Decode before the graph begins"))
    if NAMES.get(op.__name__, op.__name__) not in lines():
        raise UnimplementedError(explain(
            "GraphDef", f"the op {op.__name__}", "TensorFlow has none such; gradients of loops and branches use some",
            "Write the graph of the function itself, and let TensorFlow find its gradient"))
