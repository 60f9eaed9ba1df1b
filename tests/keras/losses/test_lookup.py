"""minitf/keras/losses/lookup.py: losses by name and by config."""

import pytest

import minitf as tf
from minitf.keras.losses.lookup import ALIASES, LOSSES, deserialize, get, serialize


@pytest.mark.parametrize("name", sorted(LOSSES))
def test_every_name_is_a_loss(name):
    found = LOSSES[name]
    assert callable(found)
    if name in ALIASES:
        assert get(name) is getattr(tf.keras.losses, ALIASES[name])


def test_get():
    assert get(None) is None
    assert get("huber") is tf.keras.losses.huber
    assert isinstance(get("Huber"), tf.keras.losses.Huber)
    assert isinstance(get(tf.keras.losses.Huber), tf.keras.losses.Huber)
    loss = tf.keras.losses.Huber()
    assert get(loss) is loss
    assert get({"class_name": "Huber", "config": {"delta": 3.0}}).delta == 3.0


def test_unknown_names_are_refused_with_a_guess():
    with pytest.raises(ValueError, match="Did you mean 'categorical_crossentropy'"):
        get("categorical_crossentrpy")
    with pytest.raises(ValueError, match="it stands for no loss"):
        get(3)


def test_functions_go_through_configs():
    assert deserialize(serialize(tf.keras.losses.mean_squared_error)) is tf.keras.losses.mean_squared_error
    assert serialize(tf.keras.losses.Huber(2.0))["class_name"] == "Huber"
