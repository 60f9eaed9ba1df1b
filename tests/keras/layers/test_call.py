"""minitf/keras/layers/call.py"""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.layers.call import BoundCall, as_input, autocast_for, described, is_one_input

keras = tf.keras
Layer = keras.layers.Layer


class Sees(Layer):
    """Notes what `call` gets."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.supports_masking = True

    def call(self, x, other=None, training=None, mask=None, scale=1.0):
        vars(self)["seen"] = {"x": x, "other": other, "training": training, "mask": mask, "scale": scale}
        return x


MASK = tf.constant([[True, False], [True, True]])


def masked(x=None):
    x = tf.ones((2, 2)) if x is None else x
    x._keras_mask = MASK
    return x


def test_1_arrays_become_tensors_of_the_layers_dtype():
    layer = Sees(dtype="float16")
    layer(np.ones((2, 2)), other={"a": np.ones(1, "float64"), "b": [np.ones(1, "int32")]})
    assert layer.seen["x"].dtype == tf.float16
    assert layer.seen["other"]["a"].dtype == tf.float16
    assert layer.seen["other"]["b"][0].dtype == tf.int32
    uncast = Sees(dtype="float16", autocast=False)
    uncast(np.ones((2, 2), "float32"))
    assert uncast.seen["x"].dtype == tf.float32


def test_1_a_mask_survives_the_cast():
    assert as_input(masked(), "float16")._keras_mask is MASK
    symbol = keras.KerasTensor((2, 2))
    symbol._keras_mask = keras.KerasTensor((2, 2), "bool")
    assert as_input(symbol, "float16")._keras_mask is symbol._keras_mask


@pytest.mark.parametrize("value", ["text", 3, [[1.0]], object()])
def test_2_only_tensors_by_position(value):
    with pytest.raises(ValueError, match="Only input tensors may be passed as positional arguments"):
        Sees()(value)


def test_2_tensors_and_values_do_not_mix():
    with pytest.raises(ValueError, match="cannot mix tensors and non-tensors"):
        Sees()(tf.ones(1), other=[tf.ones(1), "text"])


def test_2_arguments_must_fit():
    with pytest.raises(TypeError, match=r"Sees.call.*wrong"):
        Sees()(tf.ones(1), wrong=2)


def test_5_training_comes_from_the_caller_then_from_around_then_from_the_default():
    class Around(Layer):
        def __init__(self):
            super().__init__()
            self.inner = Sees()

        def call(self, x):
            return self.inner(x)

    around = Around()
    for training in (None, True, False):
        around(tf.ones((1, 2)), training=training)
        assert around.inner.seen["training"] is training
    around(tf.ones((1, 2)))
    assert around.inner.seen["training"] is None


def test_5_the_context_ends_with_the_outermost_call():
    layer = Sees()
    layer(tf.ones((1, 2)), training=True)
    with pytest.raises(TypeError):
        layer()
    layer(tf.ones((1, 2)))
    assert layer.seen["training"] is None


def test_6_masks_are_handed_over_and_on():
    layer = Sees()
    y = layer(masked())
    assert layer.seen["mask"] is MASK
    assert y._keras_mask is MASK
    other = tf.constant([[False, False], [True, True]])
    assert layer(tf.ones((2, 2)), mask=other)._keras_mask is other


def test_6_a_layer_that_knows_no_masks_warns():
    class Plain(Layer):
        def call(self, x):
            return x * 2

    with pytest.warns(UserWarning, match="does not support masking"):
        y = Plain()(masked())
    assert not hasattr(y, "_keras_mask")


def test_6_masks_by_name_for_several_tensors():
    class Two(Layer):
        def call(self, query, value, query_mask=None, value_mask=None):
            vars(self)["seen"] = query_mask, value_mask
            return query * 2

    layer = Two()
    layer.supports_masking = True
    layer(masked(), tf.ones((2, 2)))
    assert layer.seen == (MASK, None)


def test_7_errors_name_the_innermost_layer_once():
    class Fails(Layer):
        def call(self, x, scale=1.0):
            raise ZeroDivisionError("nothing left")

    class Around(Layer):
        def __init__(self):
            super().__init__()
            self.inner = Fails(name="inner")

        def call(self, x):
            return self.inner(x, scale=2.0)

    with pytest.raises(ZeroDivisionError) as info:
        Around()(tf.ones((2, 3)))
    assert str(info.value) == ("Fails 'inner': called on float32[2, 3], scale=2.0: Exception encountered when calling "
                               "Fails.call(): nothing left.")


def test_7_variables_are_read_in_the_dtype_of_the_innermost_layer():
    class Reads(Layer):
        def __init__(self, inner=None, **kwargs):
            super().__init__(**kwargs)
            self.inner = inner
            self.w = self.add_weight(shape=(1,), name="w")

        def call(self, x):
            dtypes = [self.w.dtype]
            return dtypes + (self.inner.call(x) if self.inner is None else self.inner(x)) if self.inner else dtypes

    inner = Reads(dtype="float32")
    around = Reads(inner, dtype="mixed_float16")
    assert around(tf.ones(1)) == ["float16", "float32"]
    assert around.w.dtype == "float32"
    assert [autocast_for(layer, dtype) for layer in (inner, around) for dtype in (None, "bfloat16")] == [
        None, "float32", "float16", "float16"]


def test_8_what_was_decided_is_written_down():
    class Default(Layer):
        def call(self, x, training=False, mask=None):
            return x

    layer, x = Default(), keras.Input((2,))
    layer(x)
    layer(x, training=True)
    assert [node.arguments.kwargs for node in layer._inbound_nodes] == [
        {"training": False, "mask": None}, {"training": True}]


def test_one_input_is_the_usual_case():
    layer = Sees()
    assert is_one_input(layer, (tf.ones(1),), {})
    assert not is_one_input(layer, (tf.ones(1, "float64"),), {})
    assert not is_one_input(layer, (tf.ones(1),), {"scale": 2.0})


def test_bound_arguments():
    bound = BoundCall(Sees(), (tf.ones(1),), {"other": [tf.ones(2), None], "scale": 3.0})
    assert list(bound.given) == ["x", "other", "scale"]
    assert list(bound.tensors) == ["x", "other"]
    assert bound.first is bound.arguments["x"]


def test_descriptions():
    assert described([tf.ones((1, 2)), {"a": keras.KerasTensor((None,), "int32")}, "x" * 99]) == (
        "[float32[1, 2], {'a': int32[None]}, '" + "x" * 56 + "...]")
