"""minitf/keras/models/drawing.py"""

import pytest

import minitf as tf
from minitf.keras.models.drawing import draw_model, grow, note_of, plot_model, title_of

keras = tf.keras


def boxes_of(model, expand_nested=False):
    boxes = []
    grow(model, None, lambda layer, outputs, inputs: Box(layer.name, inputs), boxes, expand_nested)
    return boxes


class Box:
    def __init__(self, name, inputs):
        self.name, self.inputs = name, inputs


def nested():
    inner = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2, name="i")], name="inner")
    x = keras.Input((3,), name="x")
    return keras.Model(x, keras.layers.Dense(1, name="o")(inner(x)))


def test_arrows_follow_the_calls():
    boxes = {box.name: [above.name for above in box.inputs] for box in boxes_of(nested())}
    assert boxes == {"x": [], "inner": ["x"], "o": ["inner"]}


def test_nested_models_open():
    boxes = {box.name: [above.name for above in box.inputs] for box in boxes_of(nested(), expand_nested=True)}
    assert boxes == {"x": [], "i": ["x"], "o": ["i"]}


def test_what_stands_in_a_box():
    layer = keras.layers.Dense(2, activation="relu", name="d")
    y = layer(keras.Input((3,)))
    assert title_of(layer, True) == "d (Dense)"
    assert title_of(layer, False) == "Dense"
    assert note_of(layer, [y], True, True, True, True) == "relu  (None, 2)  float32  trainable"


def test_a_picture_is_written(tmp_path):
    picture = plot_model(nested(), tmp_path / "model.png", show_shapes=True)
    assert (tmp_path / "model.png").read_bytes().startswith(b"\x89PNG")
    assert "inches" in repr(picture)
    assert "inches" in repr(nested().draw())


def test_a_model_that_is_not_built_is_refused():
    with pytest.raises(ValueError, match="not yet been built"):
        draw_model(keras.Sequential([keras.layers.Dense(1)]))
