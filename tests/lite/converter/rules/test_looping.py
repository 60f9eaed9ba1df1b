import pytest

import minitf as tf
from lite.graphs import codes, graph_of
from minitf.lite.converter.errors import ConverterError


def test_a_tensor_array_of_a_known_loop_is_unpack_and_pack():
    found = codes(graph_of(lambda x: tf.map_fn(lambda row: row * 2.0, x), (3, 4)))
    assert found == ["UNPACK", "MUL", "MUL", "MUL", "PACK"]


def test_weights_of_an_unrolled_loop_are_one_constant():
    weights = tf.Variable([[1.0, 2.0], [3.0, 4.0]])
    step = lambda n, z: (n + 1, tf.matmul(z, weights))
    graph = graph_of(lambda x: tf.while_loop(lambda n, z: n < 4, step, (0, x))[1], (1, 2))
    assert codes(graph) == ["FULLY_CONNECTED"] * 4
    assert len({id(operation.inputs[1]) for operation in graph.operations}) == 1


def test_a_branch_that_is_known_is_written_alone():
    flag = tf.Variable(True)
    assert codes(graph_of(lambda x: tf.cond(flag, lambda: tf.exp(x), lambda: tf.sin(x)), (2,))) == ["EXP"]
    graph = graph_of(lambda x: tf.cond(x[0] > 0.0, lambda: tf.exp(x), lambda: tf.sin(x)), (2,))
    assert [codes(body) for body in graph.operations[-1].bodies.values()] == [["EXP"], ["SIN"]]


def test_a_recurrent_layer_of_unknown_length_says_what_to_do():
    model = tf.keras.Sequential([tf.keras.Input((None, 2)), tf.keras.layers.GRU(3)])
    with pytest.raises(ConverterError, match="known length"):
        graph_of(lambda x: model(x), (1, None, 2))


def test_a_loop_without_end_is_refused():
    with pytest.raises(ConverterError, match="iterations"):
        graph_of(lambda x: tf.while_loop(lambda n, z: n < 10000, lambda n, z: (n + 1, z), (0, x))[1], (2,))
