"""Between objects and their public names."""

import pytest

import minitf as tf
from minitf.keras.public_names import internal_class, namespaces, public_name, public_symbol, written_module


@pytest.mark.parametrize(("symbol", "public"), [
    (tf.keras.layers.Dense, ("keras.layers", "Dense")), (tf.keras.layers.Layer, ("keras", "Layer")),
    (tf.keras.initializers.Zeros, ("keras.initializers", "Zeros")), (tf.keras.Model, ("keras", "Model")),
    (tf.keras.optimizers.Adam, ("keras.optimizers", "Adam")), (tf.keras.DTypePolicy, ("keras", "DTypePolicy")),
    (tf.keras.optimizers.schedules.CosineDecay, ("keras.optimizers.schedules", "CosineDecay")), (dict, None),
])  # fmt: skip
def test_classes_have_the_names_that_keras_writes(symbol, public):
    assert public_name(symbol) == public
    assert public is None or public_symbol(*public) is symbol


def test_what_is_not_public_is_not_found():
    assert public_symbol("keras.layers", "Dnse") is None
    assert public_symbol("keras.layers", "lazy") is None
    assert public_symbol("os", "system") is None
    assert "keras.layers" in namespaces()


def test_a_class_that_is_not_public_is_written_as_one_of_keras():
    assert written_module("minitf.keras.models.functional") == "keras.src.models.functional"
    assert written_module("my.module") == "my.module"
    merge = internal_class("keras.src.layers.merging.merge", "Merge")
    assert merge.__name__ == "Merge"
    for module, name in (("keras.src.layers.merging.merge", "where"), ("keras.src.nothing", "A"), ("os", "system")):
        assert internal_class(module, name) is None
