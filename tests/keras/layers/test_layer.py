"""minitf/keras/layers/layer.py"""

import copy

import numpy as np
import pytest

import minitf as tf
from keras.contract import check_layer

keras = tf.keras
Layer = keras.layers.Layer


class Scale(Layer):
    def __init__(self, factor=2.0, **kwargs):
        super().__init__(**kwargs)
        self.factor = factor

    def build(self, input_shape):
        self.w = self.add_weight(shape=(input_shape[-1],), initializer="ones", name="w")

    def call(self, inputs, training=False):
        return inputs * self.w * (self.factor if training else 1.0)


def test_contract():
    check_layer(Scale, {"factor": 3.0}, (2, 4), output_shape=(2, 4), trainable=1)


def test_a_layer_shows_itself():
    layer = Scale(name="s")
    assert repr(layer) == "<Scale name=s, built=False>"
    assert layer.path is None
    layer.build((None, 2))
    assert repr(layer) == "<Scale name=s, built=True>"
    assert layer.path == "s"


def test_the_config_is_found_by_itself():
    config = Scale(5.0, name="s", trainable=False, dtype="float64").get_config()
    assert (config["name"], config["trainable"], config["factor"]) == ("s", False, 5.0)
    again = Scale.from_config(config)
    assert (again.factor, again.name, again.trainable, again.dtype) == (5.0, "s", False, "float64")


def test_dtypes():
    layer = Scale(dtype="mixed_bfloat16")
    assert (layer.dtype, layer.compute_dtype, layer.variable_dtype) == ("float32", "bfloat16", "float32")
    assert layer(tf.ones((1, 2))).dtype == tf.bfloat16
    layer.dtype_policy = "float32"
    assert layer(tf.ones((1, 2))).dtype == tf.float32
    policies = keras.dtype_policies.DTypePolicyMap()
    policies["special"] = "float16"
    special = Scale(dtype=policies, name="special")
    special.build((None, 2))
    assert special(tf.ones((1, 2))).dtype == tf.float16


def test_stateless_call():
    class Counts(Layer):
        def __init__(self):
            super().__init__()
            self.total = self.add_weight(shape=(), initializer="zeros", trainable=False, name="total")
            self.w = self.add_weight(shape=(), initializer="ones", name="w")
            self.built = True

        def call(self, x):
            self.total.assign_add(tf.reduce_sum(x))
            self.add_loss(self.total * 2)
            return x * self.w

    layer = Counts()
    y, state, losses = layer.stateless_call([5.0], [100.0], tf.ones(3), return_losses=True)
    assert y.numpy().tolist() == [5.0, 5.0, 5.0]
    assert (state[0].numpy(), losses[0].numpy()) == (103.0, 206.0)
    assert (layer.total.numpy(), layer.w.numpy(), layer.losses) == (0.0, 1.0, [])
    with pytest.raises(ValueError, match="expected 1 variables"):
        layer.stateless_call([], [0.0], tf.ones(3))
    with pytest.raises(ValueError, match="must be built"):
        Scale().stateless_call([], [], tf.ones(3))


@pytest.mark.parametrize(("make", "error", "message"), [
    (lambda: Scale(size=1), ValueError, "Unrecognized keyword arguments"),
    (lambda: Scale(trainable=3), ValueError, "must be a boolean"),
    (lambda: Scale(name="a/b"), ValueError, "without '/'"),
    (lambda: Layer()(tf.ones(1)), NotImplementedError, "must be implemented"),
    (lambda: Scale().compute_output_shape((1, 2)), NotImplementedError, "compute_output_shape"),
    (lambda: type("Lost", (Layer,), {"__init__": lambda self: None})()(tf.ones(1)), RuntimeError, "forgot to call"),
])
def test_misuse_is_refused(make, error, message):
    with pytest.raises(error, match=message):
        make()


def test_a_layer_is_copied():
    layer = Scale(3.0)
    layer(tf.ones((1, 2)))
    again = copy.deepcopy(layer)
    again.w.assign([7.0, 7.0])
    assert layer.w.numpy().tolist() == [1.0, 1.0]
    assert again(tf.ones((1, 2))).numpy().tolist() == [[7.0, 7.0]]


def test_children_have_names_for_checkpoints():
    layer = Scale()
    layer.inner = [keras.layers.Dense(1), {"a": keras.layers.Dense(2)}]
    layer.build((None, 2))
    children = layer._trackable_children()
    assert {"inner", "w"} <= set(children)
    assert list(children["inner"]._trackable_children()) == ["0", "1"]
    assert list(children["inner"]._trackable_children()["1"]._trackable_children()) == ["a"]


def test_a_module_finds_the_variables_of_layers():
    class Holds(tf.Module):
        def __init__(self):
            super().__init__()
            self.layer = Scale(name="s")
            self.layer.build((None, 3))

    assert [v.path for v in Holds().variables] == ["s/w"]


def test_a_call_of_the_users_may_branch_in_a_graph():
    class Branches(Layer):
        def call(self, x):
            total = tf.reduce_sum(x)
            for i in tf.range(3):
                if total > 5.0:
                    total -= 1.0
                else:
                    total += tf.cast(i, tf.float32)
            return total

    layer = Branches()
    traced = tf.function(lambda x: layer(x))
    for value in (1.0, 7.0):
        np.testing.assert_allclose(traced(tf.constant([value])), layer(tf.constant([value])))
