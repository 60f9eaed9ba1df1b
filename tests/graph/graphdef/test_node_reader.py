"""A node of a file against the signature of its op."""

import pytest

import minitf as tf
from graph.graphdef.reading_text import FLOAT, X, definition, node
from minitf.backend.errors import InvalidArgumentError, NotFoundError
from minitf.core.spec import Spec
from minitf.graph.func_graph import FuncGraph
from minitf.graph.graphdef.node_reader import read_node


def read(text, *dtypes):
    graph = FuncGraph("test")
    inputs = [graph.argument(Spec((2,), dtype), "x") for dtype in dtypes]
    return read_node(definition(text).node[0], inputs, ())


def test_attributes_that_are_not_there_have_their_defaults():
    found = read(node("n", "MatMul", "a", "b", T=FLOAT, transpose_a="b: true"), tf.float32, tf.float32)
    assert found.attrs == {"T": tf.float32, "transpose_a": True, "transpose_b": False, "grad_a": False,
                           "grad_b": False}  # fmt: skip
    assert read(X).attrs["shape"] == (2, 3)


@pytest.mark.parametrize(
    ("text", "dtypes", "words"),
    [
        (node("n", "Placeholder"), [], "no attribute 'dtype'"),
        (node("n", "Neg", "a", T="type: DT_INT32"), [tf.float32], "it must be int32"),
        (node("n", "AddV2", "a", T=FLOAT), [tf.float32], "it must have 2"),
        (node("n", "Pack", "a", T=FLOAT, N="i: 1000000000"), [tf.float32], "only 1 inputs"),
        (node("n", "Neg", "a", T="i: 5"), [tf.float32], "of the kind type"),
    ],
)
def test_what_does_not_fit_the_signature_is_refused(text, dtypes, words):
    with pytest.raises(InvalidArgumentError, match=words):
        read(text, *dtypes)


def test_an_unknown_op_is_not_found():
    with pytest.raises(NotFoundError, match="minitf does not know it"):
        read(node("n", "Frobnicate"))
