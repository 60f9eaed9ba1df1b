"""minitf/keras/metrics/tradeoffs.py against Keras, over the cases of tests/keras/metric_cases.py."""

import pytest

from keras.metrics.against_keras import cases_of, check, check_config, configs_of


@pytest.mark.parametrize("case", cases_of("tradeoffs"), ids=" | ".join)
def test_as_keras(case):
    check(*case)


@pytest.mark.parametrize("expression", configs_of("tradeoffs"))
def test_config(expression):
    check_config(expression)
