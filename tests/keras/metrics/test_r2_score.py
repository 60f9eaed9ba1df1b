"""minitf/keras/metrics/r2_score.py against Keras, over the cases of tests/keras/metric_cases.py."""

import numpy as np
import pytest

import minitf as tf
from keras.metrics.against_keras import cases_of, check, check_config, configs_of


@pytest.mark.parametrize("case", cases_of("r2_score"), ids=" | ".join)
def test_as_keras(case):
    check(*case)


@pytest.mark.parametrize("expression", configs_of("r2_score"))
def test_config(expression):
    check_config(expression)


def test_too_few_samples_are_warned_about():
    metric = tf.keras.metrics.R2Score(num_regressors=3)
    metric.update_state([[1.0], [2.0], [4.0]], [[1.0], [2.0], [3.0]])
    with pytest.warns(UserWarning, match="3 regressors for 3 samples"):
        adjusted = metric.result()
    np.testing.assert_allclose(float(adjusted), 1 - 1 / (14 / 3), rtol=1e-5)
