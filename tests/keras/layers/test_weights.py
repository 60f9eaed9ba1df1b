"""minitf/keras/layers/weights.py"""

import numpy as np
import pytest

import minitf as tf
from keras.models.against_keras import cases, check

keras = tf.keras


@cases("order_of_weights")
def test_the_order_is_that_of_keras(case, monkeypatch):
    check(case, monkeypatch)


class Bare(keras.layers.Layer):
    def call(self, x):
        return x


@pytest.mark.parametrize(("args", "kwargs", "shape", "dtype", "value"), [
    ((), {}, (), "float32", None), (((2,), "ones"), {}, (2,), "float32", [1.0, 1.0]),
    (((2,), "ones", "float64"), {}, (2,), "float64", [1.0, 1.0]),
    ((), {"shape": (1,), "dtype": "int32"}, (1,), "int32", [0]),
    ((), {"shape": (1,), "initializer": keras.initializers.Constant(3.0)}, (1,), "float32", [3.0]),
])
def test_all_forms(args, kwargs, shape, dtype, value):
    v = Bare().add_weight(*args, name="v", **kwargs)
    assert (v.shape, v.dtype) == (shape, dtype)
    assert value is None or v.numpy().tolist() == value


def test_what_goes_with_a_weight():
    layer = Bare(name="bare")
    v = layer.add_weight(shape=(1,), regularizer="l2", constraint="non_neg", trainable=False, autocast=False, name="v")
    assert v.path == "bare/v"
    assert type(v.regularizer).__name__ == "L2"
    assert type(v.constraint).__name__ == "NonNeg"
    assert not v.trainable
    assert layer.non_trainable_weights == layer.weights
    assert layer.add_variable is not None


@pytest.mark.parametrize(("args", "kwargs", "error"), [
    (("kernel", (1,)), {}, ValueError), (((1,),), {"shape": (1,)}, ValueError),
    (((1,), "ones"), {"initializer": "ones"}, ValueError),
    (((1,), "ones", "float32"), {"dtype": "float32"}, ValueError), (((1,), "ones", "float32", True), {}, TypeError),
])
def test_twice_is_refused(args, kwargs, error):
    with pytest.raises(error, match="add_weight"):
        Bare().add_weight(*args, **kwargs)


def test_a_layer_that_is_not_trained_makes_weights_that_are_not():
    layer = Bare(trainable=False)
    assert not layer.add_weight(shape=(1,)).trainable
    layer.trainable = True
    assert len(layer.trainable_weights) == 1


def test_values_go_out_and_in():
    layer = keras.layers.Dense(2, name="d")
    with pytest.raises(ValueError, match="isn't built"):
        layer.count_params()
    layer.build((None, 3))
    assert layer.count_params() == 8
    layer.set_weights([np.ones((3, 2)), np.array([5.0, 6.0])])
    assert [w.tolist() for w in layer.get_weights()] == [[[1, 1]] * 3, [5, 6]]
    with pytest.raises(ValueError, match="expecting 2 weights"):
        layer.set_weights([np.ones((3, 2))])
    with pytest.raises(ValueError, match=r"d/kernel.*must have shape"):
        layer.set_weights([np.ones((2, 3)), np.ones(2)])


def test_metrics_of_layers_inside():
    class Measures(keras.layers.Layer):
        def __init__(self):
            super().__init__()
            self.mean = keras.metrics.Mean(name="m")

    outer = Bare()
    outer.inner = Measures()
    assert [metric.name for metric in outer.metrics] == ["m"]
    assert len(outer.metrics_variables) == 2
    assert outer.weights == []
