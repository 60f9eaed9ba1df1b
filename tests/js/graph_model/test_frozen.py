import numpy as np
import pytest

import minitf as tf
from js.graph_cases import SCALE, traced
from minitf.js.graph_model.frozen import frozen
from minitf.wire.tensors import array_of


def ops_of(definition):
    functions = definition.library.function
    return {node.op for nodes in [definition.node, *(f.node_def for f in functions)] for node in nodes}


def test_variables_are_constants_in_bodies_too():
    definition = frozen(traced("loop").graph)
    assert "ReadVariableOp" not in ops_of(definition)
    [node] = [node for node in definition.node if node.op == "Const" and node.name == SCALE.name.removesuffix(":0")]
    np.testing.assert_array_equal(array_of(node.attr["value"].tensor, ""), SCALE.numpy())
    [loop] = [node for node in definition.node if node.op in ("While", "StatelessWhile")]
    types = {f.signature.name: [a.type for a in f.signature.input_arg] for f in definition.library.function}
    assert list(loop.attr["T"].list.type) == types[loop.attr["body"].func.name] == types[loop.attr["cond"].func.name]
    assert 20 not in loop.attr["T"].list.type


def test_the_graph_itself_is_not_changed():
    function = traced("loop")
    frozen(function.graph)
    before = SCALE.numpy()
    x = tf.ones([3, 4])
    first = function(x)[1].numpy()
    SCALE.assign(before * 2)
    try:
        assert np.all(function(x)[1].numpy() > first)
    finally:
        SCALE.assign(before)


def test_tables_are_refused():
    table = tf.lookup.StaticHashTable(tf.lookup.KeyValueTensorInitializer(["a"], [1]), -1)
    function = tf.function(lambda x: table.lookup(x), autograph=False)
    with pytest.raises(ValueError, match="only variables and tensors can become constants"):
        frozen(function.get_concrete_function(tf.TensorSpec([None], tf.string)).graph)
