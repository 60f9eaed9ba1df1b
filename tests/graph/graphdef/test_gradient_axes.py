"""BroadcastGradientArgs: axes for shapes that are known when the graph runs."""

import numpy as np
import pytest

import minitf as tf
from graph.graphdef.reading_text import copied
from minitf.core.execute import execute
from minitf.graph.graphdef.gradient_axes import BroadcastGradientArgs


@pytest.mark.parametrize(
    ("s0", "s1", "axes"),
    [([2, 3], [3], ([], [0])), ([2, 1], [2, 3], ([1], [])), ([], [4], ([0], [])), ([2, 1, 3], [4, 1], ([1], [0, 2])),
     ([2, 3], [2, 3], ([], []))],
)  # fmt: skip
def test_the_axes_that_were_stretched(s0, s1, axes):
    found = execute(BroadcastGradientArgs, tf.constant(s0, tf.int32), tf.constant(s1, tf.int32))
    assert tuple(y.numpy().tolist() for y in found) == axes


def test_a_sum_to_a_shape_comes_back():
    def f(x, y):
        with tf.GradientTape() as tape:
            tape.watch(y)
            z = x * y
        return [tape.gradient(z, y)]

    g = copied(f, tf.TensorSpec([None, 3]), tf.TensorSpec([None, 3]))
    x, y = np.arange(6, dtype=np.float32).reshape(2, 3), np.ones((1, 3), np.float32)
    assert g(x, y)[0].tolist() == [x.sum(0).tolist()]
