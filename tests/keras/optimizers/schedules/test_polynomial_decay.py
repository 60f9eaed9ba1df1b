"""PolynomialDecay, compared with Keras over 25 steps."""

import pytest

from keras.optimizers.recorded import check_schedule, schedules_of
from minitf.keras.optimizers.schedules import PolynomialDecay

CASES = schedules_of("PolynomialDecay")


@pytest.mark.parametrize("expression", CASES)
def test_the_rates_are_those_of_keras(expression):
    check_schedule(expression)


def rates(*steps, **settings):
    """The rates at these steps of a schedule that falls from 1 to 0.5 in four steps."""
    schedule = PolynomialDecay(1.0, decay_steps=4, end_learning_rate=0.5, **settings)
    return [float(schedule(step)) for step in steps]


def test_it_falls_on_a_straight_line():
    assert rates(0, 1, 2, 4) == [1.0, 0.875, 0.75, 0.5]


def test_it_stays_at_the_end():
    assert rates(5, 400) == [0.5, 0.5]


def test_a_power_bends_the_line():
    assert rates(0, 2, 4, power=2.0) == [1.0, 0.625, 0.5]


def test_in_cycles_the_end_moves_on():
    assert rates(2, 4, 6, 8, cycle=True) == [0.75, 0.5, 0.625, 0.5]


def test_the_first_cycle_begins_at_the_first_step():
    assert rates(0, cycle=True) == [1.0]
