"""minitf/keras/utils/config.py"""

import copy
import json

import pytest

import minitf as tf


def test_values_are_attributes_and_items():
    config = tf.keras.utils.Config(a=1)
    config.b = 2
    config["c"] = 3
    assert (config.a, config["b"], config.get("c"), config.get("d", 4)) == (1, 2, 3, 4)
    assert "b" in config
    assert list(config) == list(config.keys()) == ["a", "b", "c"]
    assert dict(config.items()) == config.as_dict() == json.loads(config.to_json()) == {"a": 1, "b": 2, "c": 3}
    del config.a
    del config["b"]
    config.update(e=5)
    assert config.pop("c") == 3
    assert list(config.values()) == [5]
    assert len(config) == 1
    assert copy.copy(config).e == 5
    with pytest.raises(AttributeError, match="asked for 'z'"):
        config.z  # noqa: B018


def test_a_frozen_one_does_not_change():
    config = tf.keras.utils.Config(a=1)
    config.freeze()
    assert config.frozen
    for change in (lambda: setattr(config, "a", 2), lambda: config.pop("a"), lambda: config.update(a=2),
                   lambda: delattr(config, "a")):
        with pytest.raises(ValueError, match="frozen"):
            change()
    config.unfreeze()
    config.a = 2
    assert config.a == 2
