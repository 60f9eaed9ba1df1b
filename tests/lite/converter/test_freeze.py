import numpy as np

import minitf as tf
from minitf.lite.converter.freeze import captured_arrays, folded, held_by


def test_variables_and_captured_tensors_become_arrays():
    v, c = tf.Variable([1.0, 2.0]), tf.constant([3.0])

    @tf.function(input_signature=[tf.TensorSpec([2])])
    def f(x):
        return x * v + c

    graph = f.get_concrete_function().graph
    assert sorted(a.tolist() for a in captured_arrays(graph, {}).values()) == [[1.0, 2.0], [3.0]]
    v.assign([5.0, 6.0])
    assert held_by(v).tolist() == [5.0, 6.0]


def test_a_node_of_constants_is_computed_and_a_random_one_is_not():
    @tf.function(input_signature=[tf.TensorSpec([2])])
    def f(x):
        return x + 1.0 + tf.random.uniform([2])

    nodes = {node.type: node for node in f.get_concrete_function().graph.nodes}
    assert folded(nodes["AddV2"], [np.float32([1, 2]), np.float32(3)])[0].tolist() == [4.0, 5.0]
    assert folded(nodes["RandomUniform"], [np.int32([2])]) is None
