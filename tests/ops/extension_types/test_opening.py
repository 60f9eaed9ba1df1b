"""Extension types as composites of tf.nest."""

import minitf as tf
from minitf.ops.extension_types.opening import likeness, opened
from ops.extension_types.types import Masked, Player


class Rows(tf.experimental.ExtensionType):
    rows: tf.RaggedTensor
    owner: Player


def test_opened_and_closed():
    value = Rows(tf.ragged.constant([[1], [2, 3]]), Player("a", {"h": 1.0}))
    parts, rest = opened(value)
    assert [x.dtype for x in parts] == [tf.int32, tf.int64, tf.string, tf.float32]
    assert hash(rest) == hash(opened(value)[1])
    again = tf.nest.pack_sequence_as(value, parts, expand_composites=True)
    assert bool(again == value)


def test_a_value_and_its_spec_are_alike():
    value = Rows(tf.ragged.constant([[1], [2, 3]]), Player("a", {"h": 1.0}))
    assert likeness(value) == likeness(tf.type_spec_from_value(value))


def test_closed_with_specs_it_is_a_spec():
    value = Masked([1, 2], [True, False])
    spec = tf.nest.map_structure(lambda x: tf.TensorSpec(x.shape, x.dtype), value, expand_composites=True)
    assert spec == tf.type_spec_from_value(value)
