"""The table of forms names real ops, inputs and attributes."""

import pytest

import minitf.graph.control.list_ops  # noqa: F401  (their ops stand in the registry, too)
from minitf.backend.errors import UnimplementedError
from minitf.core.op import REGISTRY
from minitf.graph.graphdef.forms import ATTRIBUTES, INPUTS, NAMES, require_form, words_of
from minitf.graph.graphdef.signatures import signature_of


@pytest.mark.parametrize("name", sorted(INPUTS))
def test_every_word_is_an_input_or_an_attribute_of_the_op(name):
    op = REGISTRY[name]
    words = words_of(op)
    assert [w.name for w in words if w.name not in op.input_names and not w.is_attribute] == []
    wanted = signature_of(NAMES.get(name, name)).inputs
    assert len(words) == len(wanted)


def test_renamed_attributes_are_those_of_tensorflow():
    for (op, name), theirs in ATTRIBUTES.items():
        assert name in REGISTRY[op].attr_names
        assert theirs in signature_of(op).attrs


@pytest.mark.parametrize("name", ["Recall", "KeptGradient", "Erase"])
def test_ops_of_our_own_cannot_be_written(name):
    with pytest.raises(UnimplementedError, match="TensorFlow has none such"):
        require_form(REGISTRY[name])
