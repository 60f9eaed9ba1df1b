import pytest

import minitf as tf
from minitf.js.layers_model.training import training_config


def config_of(**compiled):
    model = tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(3)])
    model.compile(**{"optimizer": "sgd", "loss": "mse", **compiled})
    refused = []
    return training_config(model, refused), refused


def test_what_compile_was_told_has_other_names_there():
    config, refused = config_of(optimizer=tf.keras.optimizers.RMSprop(0.5, rho=0.75), loss="mae",
                                metrics=["accuracy", tf.keras.metrics.MeanSquaredError()])
    assert refused == []
    assert config["loss"] == "mean_absolute_error"
    assert config["metrics"] == ["accuracy", "mse"]
    assert config["optimizer_config"] == {"class_name": "RMSProp", "config": {
        "learning_rate": 0.5, "decay": 0.75, "momentum": 0.0, "epsilon": 1e-7, "centered": False}}


def test_sgd_with_momentum_is_another_optimizer_there():
    config, refused = config_of(optimizer=tf.keras.optimizers.SGD(0.5, momentum=0.5, nesterov=True))
    assert refused == []
    assert config["optimizer_config"] == {"class_name": "Momentum", "config": {
        "learning_rate": 0.5, "momentum": 0.5, "use_nesterov": True}}


@pytest.mark.parametrize(("compiled", "told"), [
    ({"optimizer": "nadam"}, "the optimizer Nadam"),
    ({"optimizer": tf.keras.optimizers.Adam(clipnorm=1.0, weight_decay=0.1)},
     "the optimizer Adam with weight_decay=0.1, clipnorm=1.0"),
    ({"optimizer": tf.keras.optimizers.Adam(tf.keras.optimizers.schedules.ExponentialDecay(0.1, 1, 0.5))},
     "the optimizer Adam with learning_rate=ExponentialDecay"),
    ({"loss": tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)},
     "the loss SparseCategoricalCrossentropy with from_logits=True"),
    ({"loss": "huber"}, "the loss huber"),
    ({"loss": lambda y, z: y - z}, "the loss <lambda>"),
    ({"metrics": ["mse", tf.keras.metrics.AUC(name="auc")]}, "the metric auc"),
    ({"metrics": [["mse"]]}, "a list of metrics for each output"),
    ({"weighted_metrics": ["mse"]}, "weighted_metrics=['mse']"),
    ({"loss_weights": [0.5], "loss": ["mse"]}, "loss_weights=[0.5]")])  # fmt: skip
def test_what_has_no_counterpart_is_named(compiled, told):
    assert config_of(**compiled)[1] == [told]
