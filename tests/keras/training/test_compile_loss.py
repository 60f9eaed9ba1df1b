"""The losses of all outputs, added up.  More of them: tests/keras/training_cases.py."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras import losses
from minitf.keras.training.compile_loss import CompileLoss, loss_of

Y, P = tf.constant([[1.0], [2.0]]), tf.constant([[2.0], [4.0]])  # mse 2.5, mae 1.5


def value(loss, y=Y, p=P, weights=None, sample_weight=None, names=None):
    return float(CompileLoss(loss, weights, names)(y, p, sample_weight))


def test_one_output():
    assert value("mse") == 2.5
    assert value("mse", weights=2.0) == 5.0
    assert value("mse", sample_weight=tf.constant([0.0, 1.0])) == 2.0


@pytest.mark.parametrize("pack", [list, tuple, lambda pair: dict(zip("ab", pair))])
def test_several_outputs(pack):
    y, p = pack([Y, Y]), pack([P, P])
    assert value("mse", y, p) == 5.0
    assert value(pack(["mse", "mae"]), y, p) == 4.0
    assert value(pack(["mse", "mae"]), y, p, pack([2.0, 10.0])) == 20.0
    assert value(pack(["mse", None]), y, p) == 2.5


def test_sample_weights_of_one_output():
    weights = [tf.constant([0.0, 1.0]), tf.constant([1.0, 1.0])]
    assert value("mse", [Y, Y], [P, P], sample_weight=weights) == 4.5


def test_targets_for_the_output_with_a_loss_alone():
    assert value([None, "mse"], [Y], [P, P]) == 2.5


def test_deep_structures():
    y = {"x": [Y, Y], "y": Y}
    loss = CompileLoss({"x": ["mse", "mae"], "y": "mse"})
    assert float(loss(y, {"x": [P, P], "y": P})) == 6.5
    assert [metric.name for metric in loss.metrics] == ["x/0_loss", "x/1_loss", "y_loss"]


@pytest.mark.parametrize(("names", "expected"), [
    (["a", "b"], ["a_loss", "b_loss"]), (None, ["mean_squared_error_loss", "mean_absolute_error_loss"])])
def test_what_single_losses_are_called(names, expected):
    loss = CompileLoss([losses.MeanSquaredError(), losses.MeanAbsoluteError()], None, names)
    loss([Y, Y], [P, P])
    assert [metric.name for metric in loss.metrics] == expected
    assert [float(metric.result()) for metric in loss.metrics] == [2.5, 1.5]


def test_one_loss_is_not_reported_twice():
    loss = CompileLoss("mse")
    loss(Y, P)
    assert loss.metrics == []
    assert loss.built


def test_names_that_depend_on_the_targets():
    p = tf.constant([[0.25, 0.75]])
    one_hot, number = tf.constant([[0.0, 1.0]]), tf.constant([1])
    assert value("crossentropy", one_hot, p) == pytest.approx(-np.log(0.75))
    assert value("ce", number, p) == pytest.approx(-np.log(0.75))
    assert loss_of("ce", Y, P).name == "ce"


def test_functions():
    assert value(lambda y_true, y_pred: tf.abs(y_true - y_pred)[:, 0] * 2) == 3.0


@pytest.mark.parametrize("weights", ["heavy", {1.0}])
def test_weights_that_are_none(weights):
    with pytest.raises(ValueError, match="loss_weights"):
        CompileLoss("mse", weights)


def test_a_number_of_weights_that_does_not_fit():
    with pytest.raises(ValueError, match="3 weights and 2 losses"):
        value(["mse", "mse"], [Y, Y], [P, P], [1.0, 2.0, 3.0])


@pytest.mark.parametrize(("eagerly", "expected"), [(False, 13768.5), (True, 10514.0)])
def test_reported_losses_of_outputs_weigh_batches_of_unequal_sizes_as_keras_does(eagerly, expected):
    x, y = np.arange(48.0, dtype="float32").reshape(12, 4), np.arange(12.0)[:, None]
    image = tf.keras.Input((4,))
    outputs = [tf.keras.layers.Dense(1, name=name, kernel_initializer="ones")(image) for name in "ab"]
    model = tf.keras.Model(image, outputs)
    model.compile(tf.keras.optimizers.SGD(0.0), "mse", run_eagerly=eagerly)
    found = model.evaluate(x, [y, y], batch_size=5, verbose=0, return_dict=True)
    np.testing.assert_allclose([found["a_loss"], found["loss"]], [expected, 21027.0], rtol=1e-4)


def test_losses_of_a_dict_are_reported_in_the_order_in_which_they_are_given():
    x = tf.keras.Input((2,))
    layers = tf.keras.layers
    model = tf.keras.Model(x, {"z": layers.Dense(1)(x), "a": layers.Dense(1)(x)})
    y = {"a": np.ones((4, 1)), "z": np.ones((4, 1))}
    for keys in ("za", "az"):
        model.compile(loss=dict.fromkeys(keys, "mse"))
        model.evaluate(np.ones((4, 2)), y, verbose=0)
        assert model.metrics_names == ["loss", *(f"{key}_loss" for key in keys)]


def test_shapes_that_do_not_fit_name_the_loss_and_the_output():
    x = tf.keras.Input((2,))
    model = tf.keras.Model(x, tf.keras.layers.Dense(2, name="guess")(x))
    model.compile(loss="mse")
    with pytest.raises(ValueError, match=r"the loss 'mse' of output 'guess': y_true has shape \(4, 3\)"):
        model.fit(np.ones((4, 2)), np.ones((4, 3)), verbose=0)


def test_a_loss_without_targets():
    model = tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(2)])
    model.compile(loss="mse")
    with pytest.raises(ValueError, match="the loss 'mse': no targets"):
        model.fit(np.ones((4, 2)), verbose=0)
