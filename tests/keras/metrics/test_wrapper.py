"""minitf/keras/metrics/wrapper.py against Keras, over the cases of tests/keras/metric_cases.py."""

import pytest

import minitf as tf
from keras.metrics.against_keras import cases_of, check, check_config, configs_of


@pytest.mark.parametrize("case", cases_of("wrapper"), ids=" | ".join)
def test_as_keras(case):
    check(*case)


@pytest.mark.parametrize("expression", configs_of("wrapper"))
def test_config(expression):
    check_config(expression)


def test_errors_name_the_metric():
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"the metric 'far': y_true has shape \(2, 3\)"):
        tf.keras.metrics.MeanSquaredError(name="far").update_state(tf.ones((2, 3)), tf.ones((3, 2)))
