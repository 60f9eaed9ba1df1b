import numpy as np
import pytest

import minitf as tf
from lite.graphs import codes, graph_of
from minitf.backend.dtypes import float32, int8, int16, int32, int64, uint8
from minitf.lite.converter.errors import ConverterError
from minitf.lite.converter.integer import Quantizer, is_integer_operator


def random(*shape):
    return tf.constant(np.random.default_rng(1).normal(size=shape).astype("float32"))


def quantized(function, *shapes, ranges=(-1.0, 1.0), ends=(int8, int8), dtype=int8):
    """The graph in integers, in which every tensor has the same range."""
    graph = graph_of(function, *shapes)
    values = [*graph.inputs, *(y for operation in graph.operations for y in operation.outputs)]
    Quantizer(graph, {id(x): ranges for x in values if x.dtype == float32}, dtype).run(*ends)
    return graph


def test_a_convolution_has_int8_weights_by_channel_and_an_int32_bias():
    graph = quantized(lambda x: tf.nn.relu(tf.nn.conv2d(x, random(3, 3, 2, 4), 1, "SAME") + random(4)), (1, 6, 6, 2))
    (conv,) = graph.operations
    x, weights, bias = conv.inputs
    assert (x.dtype, weights.dtype, bias.dtype, conv.output.dtype) == (int8, int8, int32, int8)
    assert weights.scales.scale.shape == (4,)
    np.testing.assert_allclose(bias.scales.scale, x.scales.scale * weights.scales.scale)
    np.testing.assert_allclose(bias.array * bias.scales.scale, random(4).numpy(), atol=1e-4)


def test_the_ends_may_stay_floats_or_be_uint8():
    graph = quantized(lambda x: tf.matmul(x, random(5, 4)), (2, 5), ends=(float32, float32))
    assert codes(graph) == ["QUANTIZE", "FULLY_CONNECTED", "DEQUANTIZE"]
    graph = quantized(lambda x: tf.matmul(x, random(5, 4)), (2, 5), ends=(uint8, uint8))
    assert codes(graph) == ["QUANTIZE", "FULLY_CONNECTED", "QUANTIZE"]
    assert graph.inputs[0].scales.zero_point - graph.operations[0].output.scales.zero_point == 128
    assert [graph.inputs[0].name, graph.outputs[0].name] == ["x", "Identity"]


def test_softmax_has_the_scale_that_its_range_gives_it():
    graph = quantized(lambda x: tf.reshape(tf.nn.softmax(x), [5, 2]), (2, 5))
    for operation in graph.operations:
        assert operation.output.scales.scale == np.float32(1 / 256)
        assert operation.output.scales.zero_point == -128


def test_what_is_joined_is_brought_to_one_scale():
    graph = quantized(lambda x: tf.concat([x, tf.nn.softmax(x)], 1), (2, 5))
    assert codes(graph) == ["SOFTMAX", "QUANTIZE", "CONCATENATION"]
    join = graph.operations[-1]
    assert all(x.scales.matches(join.output.scales) for x in join.inputs)


def test_operators_without_integers_stand_between_floats():
    graph = quantized(lambda x: tf.sin(x + 1.0) * 2.0, (2, 5))
    assert codes(graph) == ["ADD", "DEQUANTIZE", "SIN", "QUANTIZE", "MUL"]


def test_int16_activations_are_symmetric_and_their_biases_int64():
    graph = quantized(lambda x: tf.matmul(x, random(5, 4)) + random(4), (2, 5), ends=(int16, int16), dtype=int16)
    (product,) = graph.operations
    assert [x.dtype for x in product.inputs] == [int16, int8, int64]
    assert product.output.scales.zero_point == 0
    assert not is_integer_operator("GELU", int16)


def test_integers_of_the_program_stay_what_they_are():
    graph = quantized(lambda x: tf.gather(random(9, 4), tf.argmax(x, 1)), (2, 5))
    assert codes(graph) == ["ARG_MAX", "GATHER"]
    assert graph.operations[0].output.dtype == int64


def test_a_tensor_that_no_sample_reached_is_named():
    graph = graph_of(lambda x: x + 1.0, (2,))
    with pytest.raises(ConverterError, match="'x' has no range"):
        Quantizer(graph, {}).measured(graph.inputs[0])
