"""Graphs as the page draws them."""

import json

import minitf as tf
from minitf.board.graph_picture import drawn_graph
from minitf.board.viewer.graph_nodes import layers_of, nodes_of, traced_nodes_of
from minitf.wire import messages


def test_nodes_have_their_inputs_and_shapes():
    @tf.function
    def f(x):
        with tf.name_scope("scope"):
            a, b = tf.split(x, 2, axis=1)
        return a + b

    graph = f.get_concrete_function(tf.TensorSpec([None, 4])).graph
    nodes = {node["name"]: node for node in nodes_of(drawn_graph(graph).SerializeToString())}
    add = next(node for node in nodes.values() if node["op"] == "AddV2")
    (a, first), (b, second) = add["inputs"]
    assert (a, first, second) == (b, 0, 1)
    assert a.startswith("scope/")
    assert nodes[a]["shapes"] == ["[?, 2]", "[?, 2]"]


def test_control_inputs_are_told_apart():
    definition = tf.compat.v1.GraphDef()
    definition.node.add(name="a", op="NoOp")
    definition.node.add(name="b", op="Id", input=["a:0", "^a"])
    _, b = nodes_of(definition.SerializeToString())
    assert (b["inputs"], b["control"], b["shapes"]) == ([["a", 0]], ["a"], [])


def test_layers_of_keras_models():
    keras = tf.keras
    keras.backend.clear_session()  # layers without a name are counted, and other tests made layers too
    x = keras.layers.Input((8,), name="x")
    inner = keras.Sequential([keras.layers.Dense(3, name="first"), keras.layers.Dense(2, name="second")], name="inner")
    y = keras.layers.Concatenate(name="both")([inner(x), keras.layers.Dense(2, name="other")(x)])
    nodes = {node["name"]: node for node in layers_of(keras.Model(x, y).to_json())}
    x = nodes["x"]
    assert (x["op"], x["inputs"], x["control"], x["shapes"]) == ("InputLayer", [], [], ["[?, 8]"])
    assert nodes["other"]["inputs"] == [["x", 0]]
    assert nodes["inner/second"]["inputs"] == [["inner/first", 0]]
    assert nodes["inner/first"]["inputs"] in ([["x", 0]], [["inner/input_layer", 0]])
    assert sorted(name for name, _ in nodes["both"]["inputs"]) == ["inner/second", "other"]


def test_traces_of_several_functions_are_scopes():
    metadata = messages.RunMetadata()
    for _ in range(2):
        graph = metadata.function_graphs.add().pre_optimization_graph
        graph.node.add(name="a", op="Const")
        graph.node.add(name="b", op="Neg", input=["a", "^a"])
    nodes = traced_nodes_of(metadata.SerializeToString())
    assert [node["name"] for node in nodes] == ["function_1/a", "function_1/b", "function_2/a", "function_2/b"]
    assert (nodes[3]["inputs"], nodes[3]["control"]) == ([["function_2/a", 0]], ["function_2/a"])
    del metadata.function_graphs[1]
    assert traced_nodes_of(metadata.SerializeToString())[0]["name"] == "a"


def test_what_is_no_model_has_no_layers():
    assert layers_of("{}") == []
    first = {"class_name": "InputLayer", "config": {"name": "a"}}
    second = {"class_name": "Dense", "config": {"name": "b"}, "inbound_nodes": [[["a", 0, 0, {}]]]}
    assert layers_of(json.dumps({"config": {"layers": [first, second]}}))[1]["inputs"] == [["a", 0]]
