"""Specs of extension types."""

import minitf as tf
from ops.extension_types.types import Masked, Player


def test_from_a_value():
    spec = tf.type_spec_from_value(Player("a", {"h": 1.0}))
    assert repr(spec) == ("Player.Spec(name=TensorSpec(shape=(), dtype=tf.string, name=None), attributes={'h': "
                          "TensorSpec(shape=(), dtype=tf.float32, name=None)}, level=3, friends=())")
    assert spec == tf.type_spec_from_value(Player("b", {"h": 2.0}))
    assert spec != tf.type_spec_from_value(Player("b", {"h": 2.0}, 4))
    assert len({spec, Player.Spec.from_value(Player("b", {"h": 2.0}))}) == 1


def test_what_fits():
    spec = Masked.Spec(tf.TensorSpec([None], tf.int32), tf.TensorSpec([None], tf.bool))
    assert spec.is_compatible_with(Masked([1, 2], [True, False]))
    assert not spec.is_compatible_with(Masked([1.0], [True]))
    assert not spec.is_compatible_with(tf.constant([1]))


def test_a_constructor_of_ones_own():
    class Square(tf.experimental.ExtensionType):
        values: tf.Tensor

        class Spec:
            def __init__(self, side):
                self.values = tf.TensorSpec([side, side])

            side = property(lambda self: self.values.shape[0])

    spec = Square.Spec(3)
    assert (spec.side, spec.value_type) == (3, Square)
    assert isinstance(spec, tf.experimental.ExtensionTypeSpec)
    assert spec.is_compatible_with(Square(tf.zeros([3, 3])))
