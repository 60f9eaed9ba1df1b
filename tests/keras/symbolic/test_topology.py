"""minitf/keras/symbolic/topology.py"""

import pytest

import minitf as tf
from minitf.keras.symbolic.topology import calls_before, topology_of

keras = tf.keras


def names(topology):
    return [operation.name for operation in topology.operations]


def test_operations_stand_from_inputs_to_outputs():
    x = keras.Input((2,), name="x")
    a = keras.layers.Dense(2, name="a")(x)
    b = keras.layers.Dense(2, name="b")(a)
    y = keras.layers.Dense(2, name="y")(a)
    topology = topology_of([x], [y, b])
    assert names(topology) == ["x", "a", "y", "b"]
    assert topology.depths == [2, 1, 0, 0]
    assert topology.holds(a._keras_history.operation._inbound_nodes[0])


def test_a_part_begins_at_its_inputs():
    x = keras.Input((2,))
    a = keras.layers.Dense(2, name="a")(x)
    y = keras.layers.Dense(2, name="y")(a)
    assert names(topology_of([a], [y])) == ["y"]


def test_an_input_that_nothing_needs_is_there():
    x, unused = keras.Input((2,), name="x"), keras.Input((2,), name="unused")
    assert names(topology_of([x, unused], [keras.layers.Dense(1, name="y")(x)])) == ["x", "unused", "y"]


def test_what_does_not_follow_from_the_inputs_is_refused():
    x, other = keras.Input((2,), name="x"), keras.KerasTensor((None, 2), name="other")
    with pytest.raises(ValueError, match="Graph disconnected"):
        topology_of([x], [x + other])


def test_names_must_differ():
    x = keras.Input((2,))
    with pytest.raises(ValueError, match=r'"same" is used 2 times'):
        topology_of([x], [keras.layers.Dense(1, name="same")(keras.layers.Dense(1, name="same")(x))])


def test_a_deep_graph():
    x = y = keras.KerasTensor((None, 1))
    for _ in range(1500):
        y = y + 1
    assert len(calls_before([x], [y])) == 1500
    assert len(topology_of([x], [y]).nodes) == 1500
