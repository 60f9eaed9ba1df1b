"""How much memory a device uses; a GPU is played by a stand-in."""

from contextlib import nullcontext
from types import SimpleNamespace

import pytest

import minitf as tf
from minitf.backend import device_memory


def test_of_the_cpu():
    assert tf.config.experimental.get_memory_info("CPU:0") == {"current": 0, "peak": 0}
    assert tf.config.experimental.get_memory_usage("/device:CPU:0") == 0
    assert tf.config.experimental.get_device_details(tf.config.list_physical_devices("CPU")[0]) == {}


def test_of_a_gpu(monkeypatch):
    used = [0]
    pool = SimpleNamespace(used_bytes=lambda: used[0])
    gpu = SimpleNamespace(kind="GPU", name="GPU:0", activate=nullcontext,
                          xp=SimpleNamespace(get_default_memory_pool=lambda: pool))
    monkeypatch.setattr(device_memory.devices, "find", lambda name: gpu)
    monkeypatch.setattr(device_memory, "_peaks", {})
    found = []
    for used[0] in (10, 30, 20):
        found.append(tf.config.experimental.get_memory_info("GPU:0"))
    assert found == [{"current": 10, "peak": 10}, {"current": 30, "peak": 30}, {"current": 20, "peak": 30}]
    tf.config.experimental.reset_memory_stats("GPU:0")
    assert tf.config.experimental.get_memory_info("GPU:0")["peak"] == 20


@pytest.mark.parametrize("name", ["x", "GPU", 3])
def test_what_is_no_name(name):
    with pytest.raises(ValueError, match="Failed parsing device name"):
        tf.config.experimental.get_memory_info(name)


def test_what_is_no_device():
    with pytest.raises(ValueError, match="must be a PhysicalDevice"):
        tf.config.experimental.get_device_details("CPU:0")


def test_settings_that_hold_anyway():
    assert tf.config.experimental.enable_op_determinism() is None
    assert tf.config.experimental.get_synchronous_execution() is True
