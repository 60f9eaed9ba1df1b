"""Op: what a class of three rules knows of itself."""

import pytest

from minitf.core.op import REGISTRY, Call, Op, letter_of, no_gradient
from minitf.ops.elementwise.arithmetic import AddV2
from minitf.ops.indexing.strided import StridedSlice
from minitf.ops.shapes.joining import ConcatV2
from minitf.ops.shapes.layout import Reshape


@pytest.fixture
def scratch_op():
    """Makes ops that are forgotten after the test: the registry is the library's."""
    before = set(REGISTRY)
    yield
    for name in set(REGISTRY) - before:
        del REGISTRY[name]


def test_an_op_is_registered_under_its_class_name():
    assert REGISTRY["AddV2"] is AddV2
    assert REGISTRY["Reshape"] is Reshape


def test_inputs_and_attributes_are_read_from_the_shape_rule(scratch_op):
    class Rule(Op):
        def infer(a, b, *, axis, keep):
            return a

    assert Rule.input_names == ("a", "b")
    assert Rule.attr_names == ("axis", "keep")


def test_each_op_remembers_its_own_signatures(scratch_op):
    class One(Op):
        def infer(x):
            return x

    class Two(Op):
        def infer(x):
            return x

    One.checked["seen"] = True
    assert Two.checked == {}


@pytest.mark.parametrize(
    ("op", "position", "letter"),
    [(AddV2, 0, "T"), (AddV2, 1, "T"), (Reshape, 1, "Tshape"), (StridedSlice, 3, "Index"), (ConcatV2, 5, "T")],
)
def test_letter_of(op, position, letter):
    assert letter_of(op, position) == letter


def test_no_gradient_answers_none_for_every_input():
    assert no_gradient(Call(AddV2, ("x", "y"), {}, ("z",)), "dz") == [None, None]


def test_call_names_its_first_output():
    call = Call(AddV2, ("x", "y"), {}, ("z",))
    assert call.output == "z"
    assert repr(call) == "<Call AddV2 of 2 inputs>"
