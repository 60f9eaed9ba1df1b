"""The table of signatures: what its lines say, and that it has what minitf writes."""

import pytest

import minitf.graph.control.list_ops
import minitf.graph.control.nodes  # noqa: F401  (their ops stand in the registry, too)
from contracts.test_table import OPS
from minitf.backend.errors import NotFoundError
from minitf.graph.graphdef.forms import NAMES, OTHERWISE
from minitf.graph.graphdef.signatures import REQUIRED, Argument, lines, signature_of

# What is written as something else; and ops that TensorFlow has not, for gradients of loops and for Keras.
ELSEWHERE = {"EagerPyFuncGradient", "Handle", "SumTo", "ResourceApplyRule"} | {
    "Collect", "CountKept", "EmptyList", "Erase", "ItemLengths", "Join", "KeptGradient", "Recall", "Remember", "Spread",
}  # fmt: skip


def test_a_line_says_names_kinds_and_defaults():
    found = signature_of("ConcatV2")
    assert found.inputs == (Argument("values", "T", "N"), Argument("axis", "Tidx"))
    assert found.attrs == {"N": ("int", REQUIRED), "T": ("type", REQUIRED), "Tidx": ("type", "int32")}
    assert not found.is_stateful


def test_a_list_of_any_dtypes_is_one_argument():
    assert signature_of("If").inputs[1] == Argument("input", "Tin", is_list=True)
    assert signature_of("If").is_stateful


def test_places_of_outputs_count_the_tensors_of_each_argument():
    assert signature_of("Split").places(lambda arg: 2) == [("output", 0), ("output", 1)]


@pytest.mark.parametrize("op", sorted(lines()))
def test_every_line_can_be_read(op):
    assert signature_of(op).name == op


def test_every_op_that_is_written_has_a_line():
    assert sorted(name for name in set(OPS) - ELSEWHERE - OTHERWISE if NAMES.get(name, name) not in lines()) == []


def test_an_op_that_is_not_in_the_table_is_not_found():
    with pytest.raises(NotFoundError, match="minitf does not know it"):
        signature_of("Frobnicate")
