"""minitf/keras/metrics/lookup.py: metrics by name and by config."""

import pytest

import minitf as tf
from minitf.keras.metrics.lookup import METRICS, deserialize, get, serialize


@pytest.mark.parametrize("name", sorted(METRICS))
def test_every_name_is_a_class_of_metrics(name):
    assert issubclass(METRICS[name], tf.keras.metrics.Metric)


def test_get():
    assert get(None) is None
    assert isinstance(get("auc"), tf.keras.metrics.AUC)
    assert isinstance(get("MSE"), tf.keras.metrics.MeanSquaredError)
    assert isinstance(get(tf.keras.metrics.Mean), tf.keras.metrics.Mean)
    assert get(max) is max
    assert get({"class_name": "Precision", "config": {"top_k": 2}}).top_k == 2


def test_unknown_names_are_refused_with_a_guess():
    with pytest.raises(ValueError, match="Did you mean 'accuracy'"):
        get("acuracy")


def test_configs():
    metric = tf.keras.metrics.FBetaScore(beta=0.5, name="f")
    assert deserialize(serialize(metric)).get_config() == metric.get_config()
