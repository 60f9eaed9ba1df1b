"""Weights by the order or by the names of layers."""

import numpy as np
import pytest

from minitf import keras

h5py = pytest.importorskip("h5py")

from minitf.keras.saving import legacy_weights  # noqa: E402  only with h5py
from minitf.keras.saving.legacy_weights import names_in, read_legacy_weights, write_layers, write_names  # noqa: E402


def model(*names, units=2):
    layers = [keras.layers.Dense(units, name=name) for name in names]
    return keras.Sequential([keras.Input((units,)), *layers, keras.layers.BatchNormalization()])


def written(path, found):
    with h5py.File(path, "w") as file:
        write_layers(file, found)
    return path


def test_by_order_and_by_name(tmp_path):
    one = model("a", "b")
    path = written(tmp_path / "a.h5", one)
    two = model("x", "y")
    two.load_weights(path)
    for a, b in zip(one.get_weights(), two.get_weights(), strict=True):
        np.testing.assert_array_equal(a, b)
    three = model("b", "new")
    before = three.get_layer("new").get_weights()
    three.load_weights(path, by_name=True)
    np.testing.assert_array_equal(three.get_layer("b").kernel, one.get_layer("b").kernel)
    np.testing.assert_array_equal(three.get_layer("new").get_weights()[0], before[0])


def test_trainable_weights_come_first(tmp_path):
    with h5py.File(written(tmp_path / "a.h5", model("a")), "r") as file:
        assert names_in(file, "layer_names")[0] == "a"
        name = names_in(file, "layer_names")[1]
        assert [x.rpartition("/")[2] for x in names_in(file[name], "weight_names")] == [
            "gamma", "beta", "moving_mean", "moving_variance"]


def test_what_does_not_fit_is_told(tmp_path):
    path = written(tmp_path / "a.h5", model("a"))
    with pytest.raises(ValueError, match="Layer count mismatch"):
        read_legacy_weights(model("a", "b"), path)
    with pytest.raises(ValueError, match="Shape mismatch"):
        read_legacy_weights(model("a", units=3), path)
    with pytest.warns(UserWarning, match="Shape mismatch"):
        read_legacy_weights(model("a", units=3), path, skip_mismatch=True)
    other = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2, use_bias=False, name="a"),
                              keras.layers.BatchNormalization()])
    with pytest.raises(ValueError, match="Weight count mismatch"):
        read_legacy_weights(other, path, by_name=True)


def test_many_names_stand_in_several_attributes(tmp_path):
    names = [f"layer_{i:04d}_{'x' * 90}" for i in range(1500)]
    with h5py.File(tmp_path / "a.h5", "w") as file:
        write_names(file, "layer_names", names)
        assert sorted(file.attrs) == ["layer_names0", "layer_names1", "layer_names2"]
        assert names_in(file, "layer_names") == names


@pytest.mark.parametrize("name", ["../outside", "none", ""])
def test_names_that_lead_elsewhere(tmp_path, name):
    path = written(tmp_path / "a.h5", model("a"))
    with h5py.File(path, "r+") as file:
        file["a"].attrs["weight_names"] = [name.encode(), b"a/bias"]
    with pytest.raises((ValueError, KeyError), match="load"):
        read_legacy_weights(model("a"), path)


def test_own_weights_of_a_model(tmp_path):
    class Own(keras.Model):
        def __init__(self):
            super().__init__()
            self.dense = keras.layers.Dense(1)
            self.scale = self.add_weight(shape=(1,), initializer="ones", name="scale")

        def call(self, inputs):
            return self.dense(inputs) * self.scale

    one, two = Own(), Own()
    for each in (one, two):
        each(np.ones((1, 2), "float32"))
    one.scale.assign([3.0])
    assert [variable.name for variable in legacy_weights.own_weights(one)] == ["scale"]
    two.load_weights(written(tmp_path / "a.h5", one))
    assert two.scale.numpy() == 3.0
