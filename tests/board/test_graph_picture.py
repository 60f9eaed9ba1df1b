"""Graphs to be looked at."""

import minitf as tf
from minitf.board.graph_picture import drawn_graph, outputs_of, place_of


def traced():
    def f(x):
        with tf.name_scope("halves"):
            a, b = tf.split(x, 2, axis=1)
        return a - b

    return tf.function(f).get_concrete_function(tf.TensorSpec([None, 4])).graph


def test_nodes_have_names_inputs_and_shapes():
    nodes = {node.op: node for node in drawn_graph(traced()).node}
    split, minus = nodes["Split"], nodes["Sub"]
    assert split.name.startswith("halves/")
    assert list(minus.input) == [split.name, f"{split.name}:1"]
    shapes = split.attr["_output_shapes"].list.shape
    assert [[dim.size for dim in shape.dim] for shape in shapes] == [[-1, 2], [-1, 2]]


def test_a_tensor_comes_from_an_output_of_a_node():
    node = next(node for node in traced().get_operations() if node.type == "Split")
    assert [place_of(x) for x in outputs_of(node)] == [node.name, f"{node.name}:1"]


def test_nodes_that_tensorflow_does_not_have_are_drawn_too():
    model = tf.keras.Sequential([tf.keras.layers.Input((2,)), tf.keras.layers.Dense(1)])
    model.compile("adam", "mse")
    model.train_on_batch(tf.ones([2, 2]), tf.ones([2, 1]))
    (graph, *_) = model.train_function.graphs()
    assert "ResourceApplyRule" in {node.op for node in drawn_graph(graph).node}
