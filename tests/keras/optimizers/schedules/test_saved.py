"""Schedules as configs, and back."""

import json

import pytest

import minitf as tf
from keras.optimizer_cases import SCHEDULES, made
from minitf.keras.optimizers.schedules.saved import deserialize, serialize


@pytest.mark.parametrize("expression", SCHEDULES)
def test_a_schedule_is_made_again_from_its_config(expression):
    schedule = made(tf, expression)
    config = json.loads(json.dumps(serialize(schedule)))
    assert config["module"] == "keras.optimizers.schedules"
    again = deserialize(config)
    assert type(again) is type(schedule)
    assert again.get_config() == schedule.get_config()
