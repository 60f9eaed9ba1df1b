"""Ftrl, compared with Keras step by step."""

import pytest

from keras.optimizers.recorded import cases_of, check_config, check_steps, check_traced_steps

CASES = cases_of("ftrl")


@pytest.mark.parametrize("name", CASES)
def test_ten_steps_are_those_of_keras(name):
    check_steps(name)


@pytest.mark.parametrize("name", CASES)
def test_traced_steps_are_the_same(name):
    check_traced_steps(name)


@pytest.mark.parametrize("name", CASES)
def test_the_config_makes_it_again(name):
    check_config(name)
