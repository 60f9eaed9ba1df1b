"""The settings: read, set, refused."""

import pytest

from minitf.keras import config


@pytest.fixture(autouse=True)
def settings_as_they_were():
    before = dict(vars(config.settings))
    yield
    vars(config.settings).update(before)


def test_the_defaults_are_those_of_keras():
    assert (config.floatx(), config.epsilon(), config.image_data_format()) == ("float32", 1e-7, "channels_last")
    assert config.max_epochs() is config.max_steps_per_epoch() is None
    assert config.backend() == "tensorflow"


def test_what_is_set_is_read():
    config.set_floatx("float64")
    config.set_epsilon(1e-5)
    config.set_image_data_format("Channels_First")
    config.set_max_epochs(2)
    config.set_max_steps_per_epoch(3)
    assert (config.floatx(), config.epsilon(), config.image_data_format()) == ("float64", 1e-5, "channels_first")
    assert (config.max_epochs(), config.max_steps_per_epoch()) == (2, 3)


def test_switches():
    config.disable_interactive_logging()
    config.disable_traceback_filtering()
    assert not config.is_interactive_logging_enabled()
    assert not config.is_traceback_filtering_enabled()
    config.enable_interactive_logging()
    config.enable_traceback_filtering()
    assert config.is_interactive_logging_enabled()
    assert config.is_traceback_filtering_enabled()


@pytest.mark.parametrize(("function", "value", "near"), [
    (config.set_floatx, "float23", "float32"),
    (config.set_floatx, "int32", "float32"),
    (config.set_image_data_format, "channel_last", "channels_last"),
    (config.set_image_data_format, 3, "channels_first"),
])  # fmt: skip
def test_unknown_values_are_refused(function, value, near):
    with pytest.raises(ValueError, match=near):
        function(value)


def test_the_home_is_where_the_environment_says(monkeypatch, tmp_path):
    monkeypatch.setenv("KERAS_HOME", str(tmp_path))
    assert config.keras_home() == str(tmp_path)
    monkeypatch.delenv("KERAS_HOME")
    assert config.keras_home().endswith(".keras")


def test_flash_attention_is_a_wish():
    assert config.is_flash_attention_enabled() is None
    config.disable_flash_attention()
    assert config.is_flash_attention_enabled() is False
    config.enable_flash_attention()
    assert config.is_flash_attention_enabled() is None
    assert config.is_nnx_enabled() is False
