"""minitf/keras/losses/robust.py against Keras, over the cases of tests/keras/loss_cases.py."""

import pytest

from keras.losses.against_keras import cases_of, check, check_config, configs_of


@pytest.mark.parametrize("case", cases_of("robust"), ids=" | ".join)
def test_as_keras(case):
    check(*case)


@pytest.mark.parametrize("expression", configs_of("robust"))
def test_config(expression):
    check_config(expression)
