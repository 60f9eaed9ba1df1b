"""Bodies as text: names, deletions, and what an attribute looks like."""

import minitf as tf
from graph.tracing import traced
from minitf.graph.body import body_of, prune
from minitf.graph.writer import Writer, last_uses, listed

VECTOR = (tf.float32, (2,))


def body(function, *specs):
    return prune(body_of(traced(function, *specs)))


def test_two_results_of_one_name_get_numbers():
    writer = Writer(body(lambda x: tf.exp(tf.exp(x)), VECTOR), "f")
    assert {"exp", "exp_1"} <= set(writer.names.values())


def test_what_has_no_text_is_a_global():
    writer = Writer(body(lambda x: x, VECTOR), "f")
    assert writer.literal("axis", (0, 1)) == "(0, 1)"
    thing = object()
    assert writer.namespace[writer.literal("func", thing)] is thing


def test_last_uses_are_those_of_what_is_not_returned():
    found = body(lambda x: (tf.exp(x), tf.sin(tf.exp(x))), VECTOR)
    kept = {id(y) for y in found.outputs}
    assert not kept & {key for keys in last_uses(found).values() for key in keys}


def test_a_line_that_fails_is_found_though_lines_were_put_before_it():
    square = (tf.float32, (64, 64))
    writer = Writer(body(lambda x, i: tf.gather(tf.matmul(x, x), i), square, (tf.int32, (1,))), "f")
    (line,) = [number for number, (node, _) in writer.nodes_by_line.items() if node.type == "GatherV2"]
    assert "GatherV2(" in writer.source.splitlines()[line - 1]


def test_every_line_that_computes_belongs_to_its_node():
    square = (tf.float32, (64, 64))
    writer = Writer(body(lambda x, i: tf.reduce_sum(tf.sigmoid(tf.gather(x, i)) @ x), square, (tf.int32, (64,))), "f")
    found = {node.type: writer.source.splitlines()[line - 1] for line, (node, _) in writer.nodes_by_line.items()}
    assert "GatherV2(" in found["GatherV2"]
    assert "buffer" in found["Sigmoid"]
    assert "xp.matmul(" in found["MatMul"]
    assert "Sum(" in found["Sum"]


def test_lists():
    assert listed(["a", "b"]) == "[a, b]"
