"""What enters a graph, variables, and calls."""

import numpy as np
import pytest

import minitf as tf
from graph.graphdef.reading_text import FLOAT, X, copied, definition, node, run

ONES = np.ones((2, 3), np.float32)
HANDLE = node("v", "VarHandleOp", dtype=FLOAT, shape="shape { dim { size: 3 } }", shared_name='s: "v"')


def test_a_constant_has_its_value():
    text = node("c", "Const", dtype=FLOAT, value="tensor { dtype: DT_FLOAT tensor_shape {} float_val: 2.5 }")
    assert run(text, "c:0") == 2.5


def test_a_variable_is_made_and_has_no_value_before_it_is_assigned_one():
    value = "tensor { dtype: DT_FLOAT tensor_shape { dim { size: 3 } } float_val: 2 }"
    text = X + HANDLE + node("c", "Const", dtype=FLOAT, value=value)
    text += node("init", "AssignVariableOp", "v", "c", dtype=FLOAT) + node("r", "ReadVariableOp", "v", dtype=FLOAT)
    text += node("y", "Mul", "x", "r", T=FLOAT)
    with tf.Graph().as_default() as graph:
        tf.import_graph_def(definition(text), name="")
    session = tf.compat.v1.Session(graph=graph)
    with pytest.raises(tf.errors.FailedPreconditionError, match="no value yet"):
        session.run("y:0", {"x:0": ONES})
    session.run("init")
    assert session.run("y:0", {"x:0": ONES}).tolist() == (2 * ONES).tolist()


def test_a_variable_that_claims_to_be_large_takes_no_memory():
    text = HANDLE.replace("size: 3", "size: 1099511627776")
    with tf.Graph().as_default() as graph:
        tf.import_graph_def(definition(text), name="")
    assert graph.variables[0].shape.as_list() == [2**40]


def test_a_default_can_be_fed():
    text = X + node("d", "PlaceholderWithDefault", "x", dtype=FLOAT, shape="shape { unknown_rank: true }")
    assert run(text, "d:0", {"d:0": 2 * ONES}).tolist() == (2 * ONES).tolist()


def test_identities_of_several():
    text = X + node("n", "IdentityN", "x", "x", T="list { type: DT_FLOAT type: DT_FLOAT }")
    assert [y.tolist() for y in run(text, ["n:0", "n:1"], {"x:0": ONES})] == [ONES.tolist()] * 2


def test_what_a_call_changes_runs_when_a_result_is_fetched():
    v = tf.Variable(1.0)

    def change(p):
        return tf.cond(p, lambda: v.assign_add(1.0) + 0.0, lambda: v + 0.0)

    run_copy = copied(lambda p: [change(p)], tf.TensorSpec([], tf.bool))
    assert run_copy(True) == [2.0]
    assert run_copy(False) == [2.0]
    assert v.numpy() == 2.0
