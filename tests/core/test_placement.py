"""Copies between devices: silent, told of, or refused. Runs in a process that has two CPUs."""

import subprocess
import sys

import pytest

from minitf.core import placement

PROGRAM = """
import minitf as tf

cpu, = tf.config.list_physical_devices("CPU")
tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
with tf.device("CPU:1"):
    x, sizes = tf.constant([1., 2.]), tf.constant([1, 2])
for policy in ("explicit", "silent_for_int32", "warn", None):
    tf.config.experimental.set_device_policy(policy)
    try:
        print(policy, tf.add(x, x).device[-5:])
    except tf.errors.InvalidArgumentError as error:
        print(error)
    print(tf.identity(x).device[-5:], tf.add(sizes, sizes).device[-5:])
"""


def test_what_the_policies_do():
    run = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    lines = run.stdout.splitlines()
    here = "/job:localhost/replica:0/task:0/device:CPU"
    refused = (f"AddV2: input 0 is on {here}:1, and the op runs on {here}:0: the device policy allows no copy that was "
               'not asked for. Copy it with tf.identity in `with tf.device("/CPU:0")`, or run the op there.')
    assert lines[::2] == [refused, refused, "warn CPU:0", "None CPU:0"]
    assert lines[1::2] == ["CPU:0 CPU:0"] * 4
    assert run.stderr.count("WARNING:tensorflow:AddV2: input") == 2


def test_only_four_policies_are_known():
    with pytest.raises(ValueError, match="received 'loud': it must be None or one of silent, "):
        placement.set_device_policy("loud")
    assert placement.get_device_policy() == "silent"
