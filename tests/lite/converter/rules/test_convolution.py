import numpy as np
import pytest

import minitf as tf
from lite.graphs import codes, graph_of
from minitf.lite.converter.errors import ConverterError


def ones(*shape):
    return tf.constant(np.arange(np.prod(shape), dtype=np.float32).reshape(shape))


def test_how_filters_lie_in_files():
    (conv,) = graph_of(lambda x: tf.nn.conv2d(x, ones(3, 2, 5, 4), [1, 2, 1, 1], "VALID"), (1, 8, 8, 5)).operations
    assert conv.inputs[1].dims == (4, 3, 2, 5)
    assert (conv.options["stride_h"], conv.options["stride_w"], conv.options["padding"]) == (2, 1, "VALID")
    (depthwise,) = graph_of(lambda x: tf.nn.depthwise_conv2d(x, ones(3, 3, 2, 4), [1, 1, 1, 1], "SAME"),
                            (1, 8, 8, 2)).operations
    assert depthwise.inputs[1].dims == (1, 3, 3, 8)
    assert depthwise.options["depth_multiplier"] == 4


def test_a_filter_that_is_computed_is_transposed_when_the_model_runs():
    graph = graph_of(lambda x, w: tf.nn.conv2d(x, w, 1, "SAME"), (1, 8, 8, 2), (3, 3, 2, 4))
    assert codes(graph) == ["TRANSPOSE", "CONV_2D"]


@pytest.mark.parametrize(
    ("function", "shape", "why"),
    [
        (lambda x: tf.nn.max_pool(x, 2, 2, [[0, 0], [1, 1], [1, 1], [0, 0]]), (1, 8, 8, 2), "tf.pad before it"),
        (lambda x: tf.nn.conv2d(x, ones(3, 3, 2, 4), 1, [[0, 0], [1, 1], [1, 1], [0, 0]]), (1, 8, 8, 2), "tf.pad"),
        (lambda x: tf.nn.conv2d(x, ones(3, 3, 1, 4), 1, "SAME"), (1, 8, 8, 2), "groups"),
    ],
)
def test_what_no_operator_does(function, shape, why):
    with pytest.raises(ConverterError, match=why):
        graph_of(function, shape)
