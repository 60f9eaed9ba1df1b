"""minitf/keras/models/model.py"""

import pytest

import minitf as tf
from minitf.keras.models.model import is_functional_call, takes_graph

keras = tf.keras


class Two(keras.Model):
    def __init__(self, units=3, **kwargs):
        super().__init__(**kwargs)
        self.first = keras.layers.Dense(units, name="first")
        self.others = [keras.layers.Dense(2, name="second")]

    def call(self, x):
        return self.others[0](self.first(x))


def test_a_subclass_is_built_by_its_first_call():
    model = Two(4, name="two")
    assert not model.built
    assert model(tf.ones((5, 3))).shape == (5, 2)
    assert model.built
    assert [v.path for v in model.weights] == [
        "two/first/kernel", "two/first/bias", "two/second/kernel", "two/second/bias"]
    assert [layer.name for layer in model.layers] == ["first", "second"]


def test_a_subclass_on_symbols():
    x = keras.Input((3,))
    model = keras.Model(x, Two()(x))
    assert model.output_shape == (None, 2)
    assert model(tf.ones((1, 3))).shape == (1, 2)


def test_a_subclass_comes_back_from_its_config():
    model = Two(5)
    model(tf.ones((2, 3)))
    again = keras.models.model_from_json(model.to_json(), custom_objects={"Two": Two})
    assert again.first.units == 5
    assert again.built
    assert again.first.kernel.shape == (3, 5)


def test_a_build_config_that_does_not_work_is_warned_of():
    with pytest.warns(UserWarning, match="cannot be built automatically"):
        Two().build_from_config({"input_shape": (3,)})


def test_a_wrong_config_is_refused():
    class Closed(keras.Model):
        def __init__(self, units):
            super().__init__()

    with pytest.raises(TypeError, match="Unable to revive model"):
        Closed.from_config({"nonsense": 1})


def test_which_arguments_make_a_graph():
    assert is_functional_call((1, 2), {})
    assert is_functional_call((), {"inputs": 1, "outputs": 2})
    assert not is_functional_call((), {"name": "m"})
    assert takes_graph(keras.Model)
    assert not takes_graph(Two)


def test_it_goes_to_a_file_and_back(tmp_path):
    pytest.importorskip("h5py")
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
    other = keras.models.clone_model(model)
    model.save(tmp_path / "whole.keras")
    model.save_weights(tmp_path / "some.weights.h5")
    other.load_weights(tmp_path / "some.weights.h5")
    for found in (other, keras.models.load_model(tmp_path / "whole.keras")):
        assert all((a == b).all() for a, b in zip(found.get_weights(), model.get_weights(), strict=True))


def test_it_trains():
    keras.utils.set_random_seed(0)
    model = Two()
    model.compile("sgd", "mse")
    x = tf.random.stateless_normal((16, 3), (1, 2))
    first, last = (model.fit(x, x[:, :2], epochs=n, verbose=0).history["loss"][-1] for n in (1, 5))
    assert last < first
