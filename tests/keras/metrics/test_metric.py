"""minitf/keras/metrics/metric.py: variables, names, nesting, and calls without side effects."""

import json

import pytest

import minitf as tf
from keras.metric_cases import REFUSALS, refusal
from keras.metrics.against_keras import GOLDEN

REFUSED = json.loads(GOLDEN.read_text())["refusals"]


class Longest(tf.keras.metrics.Metric):
    """A metric of the user's, which holds another one."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.longest = self.add_weight(name="longest")
        self.parts = {"means": [tf.keras.metrics.Mean(name="inner")]}

    def update_state(self, values):
        self.longest.assign(tf.maximum(self.longest, tf.reduce_max(values)))
        self.parts["means"][0].update_state(values)

    def result(self):
        return {"longest": self.longest.value, "mean": self.parts["means"][0].result()}


@pytest.mark.parametrize("text", REFUSALS)
def test_refused_by_the_same_class_as_in_keras(text):
    assert refusal(tf.keras, text) == REFUSED[text]


def test_metrics_inside_are_found_and_reset():
    metric = Longest(name="mine")
    assert {name: float(value) for name, value in metric([1.0, 3.0]).items()} == {"longest": 3.0, "mean": 2.0}
    assert [v.path for v in metric.variables] == ["mine/longest", "inner/total", "inner/count"]
    assert not any(v.trainable for v in metric.variables)
    metric.reset_state()
    assert {name: float(value) for name, value in metric.result().items()} == {"longest": 0.0, "mean": 0.0}


def test_stateless_calls_leave_the_variables():
    metric = tf.keras.metrics.Mean()
    values = metric.stateless_update_state([tf.constant(0.0), tf.constant(0.0)], [2.0, 4.0])
    assert [float(v) for v in values] == [6.0, 2.0]
    assert float(metric.stateless_result(values)) == 3.0
    assert [float(v) for v in metric.variables] == [0.0, 0.0]


def test_inside_a_function_updates_count_once_a_call():
    metric = tf.keras.metrics.Mean()
    step = tf.function(lambda x: metric.update_state(x))
    for _ in range(3):
        step(tf.constant([1.0, 2.0]))
    assert float(metric.count) == 6.0


def test_a_result_inside_a_function():
    metric = tf.keras.metrics.BinaryAccuracy()
    call = tf.function(metric)
    assert float(call(tf.constant([1.0, 0.0]), tf.constant([0.9, 0.9]))) == 0.5
    assert float(call(tf.constant([1.0, 0.0]), tf.constant([0.9, 0.1]))) == 0.75


def test_names_dtypes_and_text():
    tf.keras.backend.clear_session()
    assert [tf.keras.metrics.AUC().name, tf.keras.metrics.AUC().name] == ["auc", "auc_1"]
    metric = Longest(name="mine", dtype="float64")
    assert metric.dtype == "float64"
    assert repr(metric) == str(metric) == "<Longest name=mine>"
    assert metric.get_config() == {"name": "mine", "dtype": "float64"}


def test_init_must_be_called():
    class Forgetful(tf.keras.metrics.Metric):
        def __init__(self):
            pass

    with pytest.raises(RuntimeError, match="must call super"):
        Forgetful().add_weight()


def test_directions():
    metrics = tf.keras.metrics
    assert metrics.AUC()._direction == metrics.Accuracy()._direction == metrics.R2Score()._direction == "up"
    assert metrics.MeanSquaredError()._direction == metrics.Poisson()._direction == "down"
    assert metrics.MeanMetricWrapper(tf.keras.losses.huber)._direction == "down"
    assert metrics.Mean()._direction is None
