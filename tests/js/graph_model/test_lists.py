import numpy as np
import pytest

import minitf as tf
from js.graph_cases import X, traced
from minitf.js.graph_model.bodies import settle
from minitf.js.graph_model.lists import SCATTER, gather_lists, keep_written, number_of, written
from minitf.js.graph_model.spelled import spelled_out
from minitf.wire import messages


def prepared(name):
    definition, *_ = spelled_out(traced(name))
    for nodes in [definition.node, *(f.node_def for f in definition.library.function)]:
        gather_lists(nodes)
    for function in definition.library.function:
        settle(function)
    return definition


def test_rows_are_read_from_a_list_made_of_a_tensor():
    definition = prepared("a_map_in_a_loop")
    ops = [node.op for nodes in [definition.node, *(f.node_def for f in definition.library.function)] for node in nodes]
    assert SCATTER not in ops
    assert "TensorListFromTensor" in ops


def test_what_a_body_writes_is_a_result():
    definition = prepared("loop")
    [loop] = [node for node in definition.node if node.op in ("While", "StatelessWhile")]
    body = next(f for f in definition.library.function if f.signature.name == loop.attr["body"].func.name)
    count = len(loop.input)
    assert len(written(body)) == 1
    keep_written("f", definition)
    assert written(body) == []
    assert len(loop.input) == len(loop.attr["T"].list.type) == count + 1
    assert len(body.signature.input_arg) == len(body.signature.output_arg) == count + 1


def test_the_result_is_still_the_same(tmp_path):
    function = traced("loop")
    tf.js.save_graph_model(function, tmp_path)
    for ours, again in zip(function(X), tf.js.load_graph_model(tmp_path)(tf.constant(X)).values(), strict=True):
        np.testing.assert_array_equal(ours, again)


def test_branches_that_write_are_refused(tmp_path):
    @tf.function
    def function(x):
        rows = tf.TensorArray(tf.float32, 2)
        if tf.reduce_sum(x) > 0.0:
            rows = rows.write(0, x * 2.0)
        else:
            rows = rows.write(0, x * 3.0)
        return rows.write(1, x).stack()

    with pytest.raises(ValueError, match="a branch that writes to a list"):
        tf.js.save_graph_model(function.get_concrete_function(tf.TensorSpec([2], tf.float32)), tmp_path)


def test_only_a_constant_without_axes_is_a_number():
    node = messages.NodeDef(op="Const")
    node.attr["value"].tensor.CopyFrom(tf.make_tensor_proto(3))
    assert number_of(node) == 3
    node.attr["value"].tensor.CopyFrom(tf.make_tensor_proto([3]))
    assert number_of(node) is None
    assert number_of(None) is None
