"""Switches: what they turn on is seen, and can be turned off."""

import pytest

import minitf as tf


def test_every_op_says_where_it_runs(capsys):
    tf.debugging.set_log_device_placement(True)
    try:
        tf.constant(1) + 1
    finally:
        tf.debugging.set_log_device_placement(False)
    tf.constant(1) * 1
    assert capsys.readouterr().err == "Executing op AddV2 in device /job:localhost/replica:0/task:0/device:CPU:0\n"


def test_a_switch_is_a_bool():
    with pytest.raises(TypeError, match="set_log_device_placement"):
        tf.debugging.set_log_device_placement("x")


def test_filtering_is_remembered():
    tf.debugging.disable_traceback_filtering()
    assert not tf.debugging.is_traceback_filtering_enabled()
    tf.debugging.enable_traceback_filtering()
    assert tf.debugging.is_traceback_filtering_enabled()
