"""gamma and beta."""

import pytest

import minitf as tf
from minitf.keras.layers.normalization.scale_and_offset import require_axes, wide


@pytest.mark.parametrize(("dtype", "wider"), [("float16", "float32"), ("bfloat16", "float32"), ("float32", "float32"),
                                              ("float64", "float64"), ("int32", "float32")])
def test_sums_are_at_least_float32(dtype, wider):
    assert wide(dtype) == wider


def test_axes_must_exist():
    layer = tf.keras.layers.LayerNormalization(name="mine")
    require_axes(layer, [-2, 1], (None, 3))
    with pytest.raises(ValueError, match=r"'mine'.*axis 2 is out of bounds"):
        require_axes(layer, [1, 2], (None, 3))


@pytest.mark.parametrize("name", ["BatchNormalization", "LayerNormalization", "GroupNormalization"])
def test_they_are_there_as_asked_for(name):
    arguments = {"groups": 1} if name == "GroupNormalization" else {}
    for center, scale, weights in ((True, True, ["gamma", "beta"]), (True, False, ["beta"]), (False, True, ["gamma"])):
        layer = getattr(tf.keras.layers, name)(center=center, scale=scale, **arguments)
        layer.build((None, 4))
        assert [w.name for w in layer.trainable_weights] == weights
