import minitf as tf
from lite.graphs import graph_of
from minitf.lite.converter.learned import learned_ranges


def test_ranges_are_those_of_fake_quantization_and_are_passed_on():
    def f(x):
        y = tf.quantization.fake_quant_with_min_max_args(x, -1.0, 2.0)
        return tf.exp(tf.reshape(y, [3, 2]))

    graph = graph_of(f, (2, 3))
    ranges = learned_ranges(graph)
    fake, shaped, power = (operation.output for operation in graph.operations)
    assert ranges[id(graph.inputs[0])] == ranges[id(fake)] == ranges[id(shaped)] == (-1.0, 2.0)
    assert id(power) not in ranges


def test_a_model_that_never_learned_any_has_none():
    assert learned_ranges(graph_of(lambda x: x * 2.0, (2,))) == {}
