"""Names of nodes as names of Python."""

import pytest

import minitf as tf
from graph.tracing import traced
from minitf.graph.identifiers import LONGEST, RESERVED, identifier, stem_of


@pytest.mark.parametrize(("name", "wanted"), [("MatMul", "mat_mul"), ("a/B_1", "a_b_1"), ("3d", "x3d"), ("//", "x")])
def test_names_in_pythons_style(name, wanted):
    assert identifier(name) == wanted


@pytest.mark.parametrize("name", ["Sum", "lambda", "xp", "update"])
def test_what_means_something_else_gets_an_underscore(name):
    assert identifier(name) not in RESERVED
    assert identifier(name).isidentifier()


def test_stems_are_short():
    graph = traced(lambda x: tf.nn.softmax_cross_entropy_with_logits(x, x), (tf.float32, (2, 3)))
    assert all(len(stem_of(node)) <= LONGEST for node in graph.nodes)
