"""compile, fit, evaluate, predict: what the recorded programs of training_cases.py leave open."""

import warnings

import numpy as np
import pytest

import minitf as tf
from minitf.keras import config

X, Y = np.ones((4, 2), "float32"), np.ones((4, 1), "float32")


def model(**options):
    made = tf.keras.Sequential([tf.keras.layers.Input((2,)), tf.keras.layers.Dense(1)])
    made.compile(**{"optimizer": "sgd", "loss": "mse", **options})
    return made


def test_what_compile_was_given_can_be_given_again():
    one = model(optimizer=tf.keras.optimizers.Adam(0.5), metrics=["mae"], steps_per_execution=2)
    two = tf.keras.Sequential([tf.keras.layers.Input((2,)), tf.keras.layers.Dense(1)])
    two.compile_from_config(one.get_compile_config())
    assert isinstance(two.optimizer, tf.keras.optimizers.Adam)
    assert float(two.optimizer.learning_rate) == 0.5
    assert (two.loss, two.steps_per_execution) == ("mse", 2)
    assert two.get_compile_config() == one.get_compile_config()


def test_a_model_that_is_not_compiled():
    bare = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    assert not bare.compiled
    assert bare.get_compile_config() == {}
    assert bare.predict(X, verbose=0).shape == (4, 1)
    for method in (bare.fit, bare.evaluate, bare.train_on_batch, bare.test_on_batch):
        with pytest.raises(ValueError, match=r"You must call `compile\(\)`"):
            method(X, Y)


def test_a_compile_of_its_own_is_left_alone():
    class Own(tf.keras.Sequential):
        def compile(self, more):
            super().compile("sgd", "mse")

    own = Own([tf.keras.layers.Dense(1)])
    with pytest.warns(UserWarning, match="`compile\\(\\)` method is custom"):
        own.compile_from_config({})
    assert not own.compiled


def test_small_floats_scale_the_loss():
    tf.keras.mixed_precision.set_global_policy("mixed_float16")
    try:
        made = model()
        plain = model(auto_scale_loss=False)
    finally:
        tf.keras.mixed_precision.set_global_policy("float32")
    assert isinstance(made.optimizer, tf.keras.optimizers.LossScaleOptimizer)
    assert isinstance(plain.optimizer, tf.keras.optimizers.SGD)
    losses = made.fit(X, Y, epochs=20, verbose=0).history["loss"]  # the first ones find out how far to scale
    assert losses[-1] < losses[0]


def test_eager_steps_are_not_compiled():
    with pytest.warns(UserWarning, match="Disabling `jit_compile`"):
        assert not model(run_eagerly=True, jit_compile=True).jit_compile
    assert model().jit_compile
    assert not model(jit_compile=False).jit_compile


def test_fewer_epochs_for_all():
    config.set_max_epochs(2)
    try:
        with pytest.warns(UserWarning, match="Limiting epochs to 2"):
            history = model().fit(X, Y, epochs=9, verbose=0)
    finally:
        config.set_max_epochs(None)
    assert history.epoch == [0, 1]


def test_the_history_is_the_model_s():
    made = model()
    history = made.fit(X, Y, verbose=0)
    assert made.history is history
    assert history.model is made


def test_no_epochs():
    assert model().fit(X, Y, epochs=0, verbose=0).history == {}


def test_compiled_and_plain_steps_agree():
    found = []
    for options in ({"jit_compile": True}, {"jit_compile": False}, {"run_eagerly": True}):
        tf.keras.utils.set_random_seed(5)
        found.append(model(**options).fit(X, Y, epochs=3, verbose=0, batch_size=3).history["loss"])
    np.testing.assert_allclose(found[1], found[0], rtol=1e-6)
    np.testing.assert_allclose(found[2], found[0], rtol=1e-6)


def test_a_dataset_trains_like_its_arrays():
    found = []
    for data in ({"x": X, "y": Y, "batch_size": 2}, {"x": tf.data.Dataset.from_tensor_slices((X, Y)).batch(2)}):
        tf.keras.utils.set_random_seed(5)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found.append(model().fit(**data, epochs=2, verbose=0, shuffle=False).history["loss"])
    assert found[0] == found[1]


def test_a_batch_of_classes_with_weights():
    made = model()
    y = np.array([0.0, 1.0, 1.0, 0.0])
    weighted = made.test_on_batch(X, y, sample_weight=np.array([0.0, 2.0, 2.0, 0.0]))
    assert made.train_on_batch(X, y, class_weight={0: 0.0, 1: 2.0}) == pytest.approx(weighted)


def test_one_sample_is_predicted_as_among_many():
    made = model()
    x = np.random.default_rng(0).random((5, 2)).astype("float32")
    np.testing.assert_allclose(made.predict(x[:1], verbose=0), made.predict(x, verbose=0)[:1], rtol=1e-6)
