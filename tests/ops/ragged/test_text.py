"""Ragged tensors as arrays, lists and text."""

import numpy as np

import minitf as tf
from minitf.ops.ragged.text import with_commas


def test_rows_of_one_length_make_one_array():
    assert tf.ragged.constant([[1, 2], [3, 4]]).numpy().dtype == np.int32
    assert tf.ragged.constant([[1, 2], [3]]).numpy().dtype == object
    assert tf.RaggedTensor.from_row_lengths([], []).numpy().shape == (0, 0)


def test_text():
    assert repr(tf.ragged.constant([[1, 2], [], [3]])) == "<tf.RaggedTensor [[1, 2], [], [3]]>"
    assert str(tf.ragged.constant([["a"]])) == "<tf.RaggedTensor [[b'a']]>"
    assert with_commas(np.zeros((0, 2))) == "[]"


def test_in_a_graph_it_says_what_it_is_made_of():
    found = []
    tf.function(lambda x: found.append(repr(x)) or x)(tf.ragged.constant([[1], [2, 3]]))
    assert found[0].startswith("tf.RaggedTensor(values=<tf.Tensor")
