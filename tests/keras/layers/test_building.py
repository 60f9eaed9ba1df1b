"""minitf/keras/layers/building.py"""

import warnings

import pytest

import minitf as tf
from minitf.keras.layers.building import has_unbuilt_layers, is_default

keras = tf.keras
Layer = keras.layers.Layer


def test_build_gets_the_shape_once():
    shapes = []

    class Notes(Layer):
        def build(self, whatever):
            shapes.append(whatever)

        def call(self, x):
            return x

    layer = Notes()
    layer(tf.ones((2, 3)))
    layer(tf.ones((5, 3)))
    assert shapes == [(2, 3)]
    assert layer.built
    assert layer.get_build_config() == {"input_shape": (2, 3)}


def test_several_tensors_by_name():
    class Two(Layer):
        supports_masking = True

        def build(self, query_shape, value_shape):
            self.shapes = [query_shape, value_shape]

        def call(self, query, value=None, scale=1.0, mask=None):
            return query

    layer = Two()
    layer(tf.ones((1, 2)), value=tf.ones((3, 4)), mask=tf.ones((1, 2), "bool"))
    assert layer.shapes == [(1, 2), (3, 4)]
    config = layer.get_build_config()
    assert config == {"shapes_dict": {"query_shape": (1, 2), "value_shape": (3, 4)}}
    again = Two()
    again.build_from_config(config)
    assert again.shapes == layer.shapes


def test_structures_of_shapes():
    class List(Layer):
        def build(self, shapes):
            self.shapes = shapes

        def call(self, xs):
            return xs

    layer = List()
    layer({"a": tf.ones((1, 2)), "b": [tf.ones(3), None]})
    assert layer.shapes == {"a": (1, 2), "b": [(3,), None]}


@pytest.mark.parametrize("names", [("foo", "bar"), ("a_shape", "c_shape")])
def test_names_must_be_those_of_arguments(names):
    scope = {}
    exec(f"def build(self, {names[0]}, {names[1]}): pass", scope)
    Wrong = type("Wrong", (Layer,), {"build": scope["build"], "call": lambda self, a, b: a})
    with pytest.raises(ValueError, match="foo_shape"):
        Wrong()(tf.ones(1), tf.ones(2))


def test_a_subclass_may_build_more():
    class Wide(keras.layers.Dense):
        def build(self, input_shape):
            super().build(input_shape)
            self.more = self.add_weight(shape=(1,), name="more")

    layer = Wide(2, name="wide")
    layer(tf.ones((1, 3)))
    assert [v.path for v in layer.weights] == ["wide/kernel", "wide/bias", "wide/more"]


def test_what_is_built_is_locked():
    layer = keras.layers.Dense(2)
    layer.build((None, 3))
    with pytest.raises(ValueError, match="cannot add new elements of state"):
        layer.add_weight(shape=(1,))
    with pytest.raises(ValueError, match="cannot add new elements of state"):
        layer.inner = keras.layers.Dense(1)


def test_layers_inside_are_built_by_calling():
    class Around(Layer):
        def __init__(self):
            super().__init__(name="around")
            self.inner = [keras.layers.Dense(4, name="a"), keras.layers.Dense(1, name="b")]

        def call(self, x):
            for layer in self.inner:
                x = layer(x)
            return x

    layer = Around()
    assert has_unbuilt_layers(layer)
    layer(keras.Input((3,)))
    assert [v.path for v in layer.weights] == ["around/a/kernel", "around/a/bias", "around/b/kernel", "around/b/bias"]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert Around()(tf.ones((2, 3))).shape == (2, 1)


def test_what_cannot_be_built_by_calling_is_warned_of():
    class Hard(Layer):
        def __init__(self):
            super().__init__()
            self.inner = keras.layers.Dense(1)

        def call(self, x):
            raise ValueError("not on symbols")

    with pytest.warns(UserWarning, match="build") as warned, pytest.raises(ValueError, match="not on symbols"):
        Hard()(keras.Input((3,)))
    assert "failed: not on symbols" in str(warned[0].message)
    assert "implement a proper `build()`" in str(warned[1].message)


def test_defaults_are_known():
    layer = keras.layers.Dense(1)
    assert not is_default(layer.build)
    assert not is_default(layer.compute_output_shape)
    assert is_default(layer.compute_mask)
    assert is_default(Layer.build)


def test_a_failed_build_can_be_tried_again():
    class Once(Layer):
        def build(self, shape):
            if shape[-1] is None:
                raise ValueError("how wide?")
            self.w = self.add_weight(shape=(shape[-1],))

        def call(self, x):
            return x

    layer = Once()
    with pytest.raises(ValueError, match="how wide"):
        layer.build((None, None))
    layer.build((None, 2))
    assert layer.w.shape == (2,)
