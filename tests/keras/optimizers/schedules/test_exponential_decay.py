"""ExponentialDecay, compared with Keras over 25 steps."""

import pytest

from keras.optimizers.recorded import check_schedule, schedules_of

CASES = schedules_of("ExponentialDecay")


@pytest.mark.parametrize("expression", CASES)
def test_the_rates_are_those_of_keras(expression):
    check_schedule(expression)
