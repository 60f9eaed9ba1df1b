"""What holds before the switch; what holds after it stands in tests/api/experimental/numpy, in a process of its own."""

import pytest

import minitf as tf
from minitf.ops.numpy_names.behaviour import experimental_enable_numpy_behavior


def test_modes_that_there_are():
    with pytest.raises(ValueError, match="'off', 'legacy', 'safe', 'all'"):
        experimental_enable_numpy_behavior(dtype_conversion_mode="some")


def test_without_the_switch_a_tensor_says_how():
    with pytest.raises(AttributeError, match="experimental_enable_numpy_behavior"):
        _ = tf.constant(1).T
