"""The metrics of all outputs.  More of them: tests/keras/training_cases.py."""

import pytest

import minitf as tf
from minitf.keras import metrics as keras_metrics
from minitf.keras.training.compile_metrics import CompileMetrics, metric_of

Y, P = tf.constant([[1.0], [2.0]]), tf.constant([[2.0], [4.0]])  # mse 2.5, mae 1.5


def result(metrics, weighted=None, y=Y, p=P, sample_weight=None, names=None):
    all_of_them = CompileMetrics(metrics, weighted, names)
    all_of_them.update_state(y, p, sample_weight)
    return {name: float(value) for name, value in all_of_them.result().items()}


def test_one_output():
    assert result(["mse", "mae"]) == {"mse": 2.5, "mae": 1.5}
    assert result(["mse"], ["mae"], sample_weight=tf.constant([0.0, 1.0])) == {"mse": 2.5, "mae": 2.0}


def test_equal_names():
    assert list(result(["mae", "mae"], ["mae", "mae"])) == ["mae", "mae_1", "weighted_mae", "weighted_mae_1"]


@pytest.mark.parametrize(("names", "expected"), [
    (["a", "b"], {"a_mse": 2.5, "b_mae": 1.5}), (None, {"mse": 2.5, "mae": 1.5})])
def test_several_outputs(names, expected):
    assert result(["mse", "mae"], None, [Y, Y], [P, P], names=names) == expected


def test_outputs_in_a_dict():
    y, p = {"a": Y, "b": Y}, {"b": P, "a": P}
    assert result({"b": ["mse", "mae"]}, None, y, p) == {"b_mse": 2.5, "b_mae": 1.5}


def test_an_epoch_is_one_mean():
    all_of_them = CompileMetrics(["mae"], None)
    all_of_them.update_state(Y, P)
    all_of_them.update_state(Y, Y)
    assert float(all_of_them.result()["mae"]) == 0.75
    all_of_them.reset_state()
    all_of_them.update_state(Y, P)
    assert float(all_of_them.result()["mae"]) == 1.5
    assert len(all_of_them.variables) == 2


def test_before_the_first_batch():
    all_of_them = CompileMetrics(["mae"], None)
    assert all_of_them.metrics == all_of_them.variables == []
    all_of_them.reset_state()
    with pytest.raises(ValueError, match="seen no batch"):
        all_of_them.result()


@pytest.mark.parametrize(("metrics", "weighted"), [("mae", None), (None, "mae")])
def test_no_list(metrics, weighted):
    with pytest.raises(ValueError, match="must be a list, tuple or dict"):
        CompileMetrics(metrics, weighted)


@pytest.mark.parametrize("metrics", [["mae"], {"c": "mae"}])
def test_metrics_that_do_not_fit_the_outputs(metrics):
    with pytest.raises(ValueError, match="compile: metrics"):
        result(metrics, None, [Y, Y], [P, P], names=["a", "b"])


@pytest.mark.parametrize(("y", "p", "kind"), [
    (Y, P, keras_metrics.BinaryAccuracy),
    (tf.constant([1]), tf.constant([[0.5, 0.5]]), keras_metrics.SparseCategoricalAccuracy),
    (tf.constant([[0.0, 1.0]]), tf.constant([[0.5, 0.5]]), keras_metrics.CategoricalAccuracy)])
def test_accuracy(y, p, kind):
    assert isinstance(metric_of("acc", y, p), kind)
    assert metric_of("acc", y, p).name == "acc"


def test_functions_and_none():
    def farthest(y_true, y_pred):
        return tf.reduce_max(tf.abs(y_true - y_pred), -1)

    assert metric_of(farthest, Y, P).name == "farthest"
    with pytest.raises(ValueError, match="None"):
        metric_of(None, Y, P)


def test_functions_give_metrics_their_names():
    def BiggestError(y_true, y_pred):
        return tf.reduce_max(abs(y_true - y_pred))

    assert metric_of(BiggestError, Y, P).name == "biggest_error"
    assert metric_of(lambda y, p: p, Y, P).name == "lambda"
