import numpy as np

import minitf as tf
from lite.graphs import graph_of
from minitf.lite import options, schema
from minitf.lite.converter.sources import Source
from minitf.lite.converter.writing import model_bytes
from minitf.lite.model_file import data_of, name_of, read_model


def file_of(function, *shapes, key="serving_default", inputs=("x",), outputs=("output_0",)):
    graph = graph_of(function, *shapes, key=key)
    return read_model(model_bytes([graph], [Source(key, None, inputs, outputs)]))


def test_a_convolution_in_a_file():
    filters = tf.constant(np.ones((3, 3, 2, 4), "float32"))
    model = file_of(lambda x: tf.nn.relu6(tf.nn.conv2d(x, filters, [1, 2, 1, 1], "VALID") + 1.0), (None, 8, 8, 2))
    (graph,) = model.subgraphs
    (operator,) = graph.operators
    assert name_of(model.operator_codes[operator.opcode_index]) == "CONV_2D"
    said = operator.builtin_options
    assert (said.padding, said.stride_h, said.stride_w, said.fused_activation_function) == (
        options.VALID, 2, 1, options.RELU6)
    x, weights, bias = (graph.tensors[i] for i in operator.inputs)
    assert (list(x.shape), list(x.shape_signature), x.name) == ([1, 8, 8, 2], [-1, 8, 8, 2], "serving_default_x:0")
    assert list(weights.shape) == [4, 3, 3, 2]
    assert np.frombuffer(data_of(model, bias), "f4").tolist() == [1.0] * 4


def test_signatures_lead_to_their_tensors():
    model = file_of(lambda x: {"a": x + 1.0, "b": x * 2.0}, (2,), outputs=("a", "b"))
    (signature,) = model.signature_defs
    tensors = model.subgraphs[0].tensors
    assert signature.signature_key == "serving_default"
    assert [(m.name, tensors[m.tensor_index].name) for m in (*signature.inputs, *signature.outputs)] == [
        ("x", "serving_default_x:0"), ("a", "StatefulPartitionedCall:0"), ("b", "StatefulPartitionedCall:1")]
    assert file_of(lambda x: x + 1.0, (2,), key=None).signature_defs == []


def test_the_bodies_of_a_loop_are_subgraphs():
    def f(x):
        return tf.while_loop(lambda z: tf.reduce_sum(z) < 9.0, lambda z: [z * 2.0], [x])[0]

    model = file_of(f, (2,))
    (loop,) = model.subgraphs[0].operators
    said = loop.builtin_options
    assert sorted([said.cond_subgraph_index, said.body_subgraph_index]) == [1, 2]
    body = model.subgraphs[said.body_subgraph_index]
    assert [name_of(model.operator_codes[o.opcode_index]) for o in body.operators] == ["MUL"]


def test_equal_constants_lie_in_a_file_once():
    large = np.random.default_rng(0).normal(size=(40, 40)).astype("float32")
    graph = graph_of(lambda x: (x @ large) @ (tf.constant(large) + 0.0), (2, 40))
    content = model_bytes([graph], [Source(None, None, ("x",), ("y",))])
    assert large.nbytes < len(content) < 1.5 * large.nbytes


def test_the_file_says_which_runtime_it_needs():
    model = file_of(lambda x: x + 1.0, (2,))
    (note,) = [m for m in model.metadata if m.name == "min_runtime_version"]
    assert bytes(model.buffers[note.buffer].data).rstrip(b"\0") == b"1.14.0"
    assert model.version == 3
    assert len(model.buffers[0].data) == 0
    assert schema.TYPES[model.subgraphs[0].tensors[0].type] == "float32"
