"""tf.compat.v1.logging writes to the same logger."""

import logging

import pytest

import minitf as tf

older = tf.compat.v1.logging


@pytest.fixture(autouse=True)
def _as_before():
    level = tf.get_logger().level
    yield
    tf.get_logger().setLevel(level)


def test_the_levels_are_those_of_logging():
    assert (older.DEBUG, older.INFO, older.WARN, older.ERROR, older.FATAL) == (10, 20, 30, 40, 50)


def test_verbosity_is_that_of_the_logger():
    older.set_verbosity(older.ERROR)
    assert older.get_verbosity() == older.ERROR == tf.get_logger().level
    older.set_verbosity("INFO")
    assert older.get_verbosity() == older.INFO
    with pytest.raises(ValueError, match="Unknown level"):
        older.set_verbosity("LOUD")


@pytest.mark.parametrize("name", ["debug", "info", "warn", "warning", "error", "fatal"])
def test_each_level_has_its_function(caplog, name):
    older.set_verbosity(older.DEBUG)
    getattr(older, name)("%s is %d", "x", 3)
    (record,) = caplog.records
    assert (record.name, record.getMessage()) == ("tensorflow", "x is 3")
    assert record.levelno == getattr(older, {"warning": "WARN"}.get(name, name.upper()))


def test_what_is_below_the_level_is_not_shown(caplog):
    older.set_verbosity(older.ERROR)
    older.log(older.WARN, "quiet")
    older.vlog(older.ERROR, "loud")
    assert caplog.messages == ["loud"]


def test_messages_that_come_again(caplog):
    with caplog.at_level(logging.WARNING, "tensorflow"):
        for i in range(5):
            older.log_if(older.WARN, "odd %d", i % 2, i)
            older.log_first_n(older.WARN, "first %d", 2, i)
            older.log_every_n(older.WARN, "every %d", 2, i)
    assert sorted(caplog.messages) == ["every 0", "every 2", "every 4", "first 0", "first 1", "odd 1", "odd 3"]
