"""minitf/keras/symbolic/node.py"""

import pytest

import minitf as tf
from minitf.keras.symbolic.node import Node, SymbolicArguments

keras = tf.keras


def test_a_call_is_noted_on_all_sides():
    x = keras.Input((3,))
    layer = keras.layers.Dense(2)
    y = layer(x)
    (node,) = layer._inbound_nodes
    assert y._keras_history == (layer, 0, 0)
    assert node.input_tensors == [x]
    assert node.output_tensors == [y]
    assert x._keras_history.operation._outbound_nodes == [node]
    assert node.parent_nodes == x._keras_history.operation._inbound_nodes
    assert x._keras_history.operation._inbound_nodes[0].is_input
    assert not node.is_input


def test_calls_are_counted():
    x = keras.Input((3,))
    layer = keras.layers.Dense(3)
    y, z = layer(x), layer(layer(x))
    assert (y._keras_history.node_index, z._keras_history.node_index) == (0, 2)
    assert (layer.input, layer.output) == (x, y)


def test_without_history_nothing_is_noted_on_outputs():
    x = keras.KerasTensor((1,), record_history=False)
    y = keras.layers.Identity()(x)
    assert not hasattr(y, "_keras_history")


def test_outputs_must_be_tensors():
    with pytest.raises(ValueError, match="all outputs must be tensors"):
        Node(keras.layers.Identity(), outputs=[3])


def test_values_take_the_places_of_symbols():
    x, y = keras.KerasTensor((1,)), keras.KerasTensor((1,))
    arguments = SymbolicArguments(([x, {"a": y}], 3), {"scale": x})
    assert arguments.keras_tensors == [x, y, x]
    assert arguments.fill_in({id(x): "X", id(y): "Y"}) == ((["X", {"a": "Y"}], 3), {"scale": "X"})
    assert not arguments.is_single()
    assert SymbolicArguments((x,), {"training": False, "mask": None}).is_single()
    assert not SymbolicArguments((x,), {"scale": 2}).is_single()
