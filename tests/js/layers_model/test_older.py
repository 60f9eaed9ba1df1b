import numpy as np
import pytest

import minitf as tf
from minitf.js.layers_model.older import compile_as_there, keras_config, snake
from minitf.js.layers_model.words import OLDER

DENSE = {"class_name": "Dense", "config": {
    "units": 2, "activation": "swish", "batch_input_shape": [None, 3], "name": "d", "of_another_version": 1,
    "kernel_initializer": {"class_name": "LeCunNormal", "config": {"seed": None}}}}  # fmt: skip


def test_names_of_there_become_those_of_keras():
    config = keras_config({"class_name": "Sequential", "config": {"name": "m", "layers": [DENSE]}})
    first, dense = config["config"]["layers"]
    assert first["config"] == {"batch_shape": [None, 3]}
    assert dense["config"]["activation"] == "silu"
    assert dense["config"]["kernel_initializer"]["class_name"] == "LecunNormal"
    assert "of_another_version" not in dense["config"]


def test_what_is_read_is_not_changed():
    before = {"class_name": "Sequential", "config": {"name": "m", "layers": [DENSE]}}
    keras_config(before)
    assert before["config"]["layers"][0]["config"]["activation"] == "swish"


def test_recurrent_layers_have_the_older_hard_sigmoid():
    lstm = {"class_name": "LSTM", "config": {"units": 2, "recurrent_activation": "hard_sigmoid"}}
    assert keras_config(lstm)["config"]["recurrent_activation"] == OLDER


def test_names_in_the_style_of_javascript():
    assert [snake(name) for name in ("learningRate", "beta1", "learning_rate")] == [
        "learning_rate", "beta1", "learning_rate"]


def model():
    return tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(2)])


def test_settings_of_an_optimizer_may_be_in_that_style():
    made = model()
    compile_as_there(made, {"loss": "cosine_proximity", "metrics": ["mse"], "optimizer_config": {
        "class_name": "RMSProp", "config": {"learningRate": 1, "decay": 0.5, "epsilon": 1e-6}}}, [])
    assert isinstance(made.optimizer, tf.keras.optimizers.RMSprop)
    assert (float(made.optimizer.learning_rate.numpy()), made.optimizer.rho) == (1.0, 0.5)
    assert made.loss == "cosine_similarity"


def test_state_that_does_not_fit_is_left_with_a_warning(caplog):
    made = model()
    config = {"loss": "mse", "optimizer_config": {"class_name": "Adam", "config": {"learningRate": 0.5}}}
    compile_as_there(made, config, [np.array(3)])
    assert int(made.optimizer.iterations.numpy()) == 0


def test_a_model_that_was_not_compiled_is_not():
    made = model()
    compile_as_there(made, None, [])
    assert not made.compiled


@pytest.mark.parametrize("config", [{"class_name": "Own", "config": {}}])
def test_an_optimizer_that_nobody_has_is_told(config):
    with pytest.raises(ValueError, match=r"the optimizer 'Own'"):
        compile_as_there(model(), {"loss": "mse", "optimizer_config": config}, [])
