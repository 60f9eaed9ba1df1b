"""Nodes that are one node here, too."""

import numpy as np
import pytest

import minitf as tf
from graph.graphdef.reading_text import FLOAT, X, copied, definition, node
from minitf.backend.errors import InvalidArgumentError
from minitf.graph.graphdef.forms import words_of
from minitf.graph.graphdef.plain_reader import by_words, element_shape
from minitf.ops.shapes.joining import ConcatV2

ARRAY = np.arange(6, dtype=np.float32).reshape(2, 3)


def test_inputs_find_their_words():
    assert by_words(words_of(ConcatV2), ["a", "b", "axis"]) == ({"axis": "axis"}, ["a", "b"])


def test_the_shape_of_items():
    assert element_shape(None) is None
    assert element_shape(np.array(-1)) is None
    assert element_shape(np.array([-1, 2])) == (None, 2)


@pytest.mark.parametrize(
    "f",
    [
        lambda x: tf.linalg.diag(x, k=1), lambda x: tf.linalg.diag_part(tf.matmul(x, x, transpose_b=True), k=(-1, 0)),
        lambda x: tf.gather(x, [1, 0], axis=1), lambda x: tf.reduce_max(x),
        lambda x: tf.cumsum(x, axis=1, reverse=True),
        lambda x: x[::-1, 1], lambda x: tf.nn.max_pool2d(tf.reshape(x, [1, 2, 3, 1]), 2, 1, "SAME"),
        lambda x: tf.quantization.fake_quant_with_min_max_args(x), lambda x: tf.cast(x, tf.bfloat16) + 1,
    ],
)  # fmt: skip
def test_attributes_come_back(f):
    found = copied(lambda x: [f(x)], tf.TensorSpec([2, 3]))(ARRAY)[0]
    np.testing.assert_array_equal(found, f(tf.constant(ARRAY)).numpy())


def test_an_axis_must_be_one_number():
    axis = node("a", "Const", dtype="type: DT_INT32",
                value="tensor { dtype: DT_INT32 tensor_shape { dim { size: 2 } } int_val: 0 int_val: 1 }")
    with pytest.raises((ValueError, InvalidArgumentError), match="must be one number"), tf.Graph().as_default():
        tf.import_graph_def(definition(X + axis + node("y", "ExpandDims", "x", "a", T=FLOAT)))
