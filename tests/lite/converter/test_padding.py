import numpy as np
import pytest

import minitf as tf
from lite.graphs import codes, graph_of

FILTERS = tf.constant(np.ones((3, 3, 2, 4), "float32"))


def padded(x, margins, strides=1):
    return tf.nn.conv2d(tf.pad(x, [[0, 0], margins, margins, [0, 0]]), FILTERS, strides, "VALID")


def test_margins_as_those_of_same_move_into_the_convolution():
    (conv,) = graph_of(lambda x: padded(x, [1, 1]), (2, 6, 6, 2)).operations
    assert conv.options["padding"] == "SAME"


@pytest.mark.parametrize(("margins", "strides", "size"), [([2, 0], 1, 6), ([1, 1], 2, 6), ([1, 1], 1, None)])
def test_other_margins_stay(margins, strides, size):
    assert codes(graph_of(lambda x: padded(x, margins, strides), (2, size, size, 2))) == ["PAD", "CONV_2D"]


def test_with_strides_same_begins_with_fewer_zeros():
    (conv,) = graph_of(lambda x: padded(x, [0, 1], 2), (2, 6, 6, 2)).operations
    assert conv.options["padding"] == "SAME"
