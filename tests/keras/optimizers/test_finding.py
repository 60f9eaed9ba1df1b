"""Optimizers by name, and as configs."""

import json

import pytest

import minitf as tf
from minitf.keras.optimizers.finding import OPTIMIZERS, deserialize, get, serialize


@pytest.mark.parametrize("name", sorted(set(OPTIMIZERS) - {"optimizer", "lossscaleoptimizer", "multioptimizer"}))
def test_every_optimizer_is_found_by_its_name_and_made_again_from_its_config(name):
    optimizer = get(name)
    assert type(optimizer) is OPTIMIZERS[name]
    again = deserialize(json.loads(json.dumps(serialize(optimizer))))
    assert type(again) is type(optimizer)
    assert again.get_config() == optimizer.get_config()


def test_what_is_an_optimizer_stays_what_it_is():
    optimizer = tf.keras.optimizers.SGD()
    assert get(optimizer) is optimizer
    assert get(None) is None


def test_a_schedule_goes_along_with_its_optimizer():
    schedule = tf.keras.optimizers.schedules.CosineDecay(0.5, 10)
    again = get(serialize(tf.keras.optimizers.Adam(schedule)))
    assert float(again.learning_rate) == 0.5
    assert again.get_config()["learning_rate"]["config"] == schedule.get_config()


def test_a_custom_optimizer_is_found_where_it_is_registered():
    class Mine(tf.keras.optimizers.SGD):
        pass

    with tf.keras.saving.custom_object_scope({"Mine": Mine}):
        assert type(get(serialize(Mine(0.5)))) is Mine


@pytest.mark.parametrize(("wrong", "hint"), [("adm", "adam"), ("Adm", "Adam"), ("SGDD", "SGD")])
def test_a_name_that_is_nearly_right_earns_a_hint(wrong, hint):
    with pytest.raises(ValueError, match=f"optimizers.get: received '{wrong}'.*[Dd]id you mean .*{hint}"):
        get(wrong)
