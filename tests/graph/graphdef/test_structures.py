"""structures.py: values of Python as messages, and back."""

from collections import namedtuple

import pytest

import minitf as tf
from minitf.graph.graphdef.structures import of_proto, to_proto

Pair = namedtuple("Pair", "first second")
SPECS = (tf.TensorSpec([None, 2], tf.float32, "x"), tf.RaggedTensorSpec([2, None], tf.int32),
         tf.SparseTensorSpec([None, 3], tf.string))  # fmt: skip


@pytest.mark.parametrize("value", [
    None, True, -3, 2.5, "text", tf.int32, tf.TensorShape([2, None]), [1, (2, {"a": None})], *SPECS,
    {"image": SPECS[0], "more": SPECS[1:]},
])  # fmt: skip
def test_there_and_back(value):
    assert of_proto(to_proto(value)) == value


def test_a_tuple_with_names_keeps_them():
    found = of_proto(to_proto(Pair(1, SPECS[0])))
    assert (type(found).__name__, found._fields, tuple(found)) == ("Pair", ("first", "second"), (1, SPECS[0]))


def test_what_no_message_can_hold():
    with pytest.raises(tf.errors.UnimplementedError, match="a file can hold plain values"):
        to_proto(object())
    with pytest.raises(tf.errors.UnimplementedError, match="keys must be strings"):
        to_proto({1: 2})
