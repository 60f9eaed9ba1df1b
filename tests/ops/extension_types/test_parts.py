"""What an extension type and its spec share."""

import inspect

import pytest

import minitf as tf
from minitf.ops.extension_types.parts import hints_of, parameters_of
from ops.extension_types.types import Player


def test_fields_and_parameters():
    assert list(hints_of(Player)) == ["name", "attributes", "level", "friends"]
    assert str(inspect.signature(Player)).count("=") == 2
    assert all(p.default is p.empty for p in parameters_of(Player, has_defaults=False).parameters.values())


def test_a_class_in_a_function_may_name_itself():
    class Node(tf.experimental.ExtensionType):
        value: tf.Tensor
        children: tuple["Node", ...] = ()

    assert int(Node(3, [Node(5)]).children[0].value) == 5


def test_a_constructor_that_forgets_a_field():
    class Half(tf.experimental.ExtensionType):
        a: tf.Tensor
        b: tf.Tensor

        def __init__(self):
            self.a = 1

    with pytest.raises(TypeError, match="does not set the field 'b'"):
        Half()
