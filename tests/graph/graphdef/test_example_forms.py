"""Serialized examples are parsed in a graph from a file as in the graph that was written."""

import pytest

import minitf as tf
from minitf.graph.graphdef.example_forms import default_of, frozen, places, shape_of
from minitf.graph.graphdef.reading import GraphReader
from minitf.graph.graphdef.writing import Library, function_def
from minitf.saving.saved_model.loaded_concrete import Library as Read
from minitf.wire import messages

FEATURES = {
    "dense": tf.io.FixedLenFeature([2], tf.float32, [0.5, 1.5]),
    "must": tf.io.FixedLenFeature([], tf.int64),
    "sparse": tf.io.VarLenFeature(tf.string),
    "rows": tf.io.RaggedFeature(tf.int64),
    "pieces": tf.io.FixedLenSequenceFeature([2], tf.float32, allow_missing=True, default_value=-1.0),
    "other": tf.io.VarLenFeature(tf.int64),
}


def example(**features):
    """A serialized example."""
    message = tf.train.Example()
    for name, values in features.items():
        kind = {float: "float_list", int: "int64_list", bytes: "bytes_list"}[type(values[0])]
        getattr(message.features.feature[name], kind).value.extend(values)
    return message.SerializeToString()


def flat(parsed):
    return [x.numpy().tolist() for x in tf.nest.flatten(parsed, expand_composites=True)]


def test_all_kinds_of_columns_go_into_a_function_and_back():
    def parse(x):
        return tf.io.parse_example(x, FEATURES)

    concrete = tf.function(parse).get_concrete_function(tf.TensorSpec([None], tf.string))
    library = messages.FunctionDefLibrary()
    library.function.append(function_def(Library(library), concrete.graph, "parse", concrete.graph.outputs))
    [node] = [node for node in library.function[0].node_def if node.op == "ParseExampleV2"]
    assert node.attr["num_sparse"].i == 2
    data = tf.constant([example(must=[1], sparse=[b"a", b"b"], rows=[1, 2, 3], pieces=[1.0, 2.0], other=[5]),
                        example(must=[2], dense=[7.0, 8.0])])
    captured = [tf.identity(x) for x in concrete.graph.captured]
    read = tf.function(lambda x: Read(library).read("parse", [x, *map(tf.identity, captured)]))
    assert [x.numpy().tolist() for x in read(data)] == flat(parse(data))


def test_the_order_of_tensors():
    assert places(["dense", "sparse", "ragged", "sparse"]) == [1, 6, 2, 7, 3, 8, 0, 4, 5]


def test_defaults_and_shapes():
    assert default_of(FEATURES["must"]).size == 0
    assert default_of(FEATURES["dense"]).tolist() == [0.5, 1.5]
    assert default_of(tf.io.FixedLenFeature([2], tf.string, b"x")).tolist() == [b"x", b"x"]
    assert shape_of(FEATURES["pieces"]) == (None, 2)
    assert frozen([[1], [2]]) == ((1,), (2,))


def test_columns_that_are_not_known():
    node = messages.NodeDef(name="p", op="ParseExampleV2", input=["s", "s", "s", "s", "s"])
    for name in ("Tdense", "sparse_types", "ragged_value_types", "ragged_split_types", "dense_shapes"):
        node.attr[name].list.SetInParent()
    node.attr["num_sparse"].i = 0
    with tf.Graph().as_default():
        given = {"s": tf.compat.v1.placeholder(tf.string, [None])}
        with pytest.raises(tf.errors.UnimplementedError, match="they must be constants"):
            GraphReader({}).read([node], given)
