"""Device names, logical devices and the rules on when they may change; GPUs are played by a stand-in."""

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from types import SimpleNamespace

import numpy as np
import pytest

from backend import strict_array as strict
from minitf.backend import arrays, devices
from minitf.backend.devices import LogicalDeviceConfiguration, PhysicalDevice
from minitf.backend.errors import InvalidArgumentError

CPU = PhysicalDevice("/physical_device:CPU:0", "CPU")
GPU = PhysicalDevice("/physical_device:GPU:0", "GPU")


@pytest.fixture
def machine(monkeypatch):
    """machine(gpus) makes a machine whose devices nobody has used yet."""

    def fresh(gpus=0):
        pool = SimpleNamespace(set_limit=lambda size: limits.append(size))
        cupy = SimpleNamespace(asarray=strict.asarray, cuda=SimpleNamespace(Device=nullcontext),
                               get_default_memory_pool=lambda: pool)
        monkeypatch.setattr(arrays, "gpu_count", lambda: gpus)
        monkeypatch.setattr(arrays, "cupy", lambda: cupy)
        monkeypatch.setattr(devices, "_machine", devices._Machine())
        devices._find.cache_clear()

    limits = fresh.limits = []  # bytes, that memory pools were held to
    yield fresh
    devices._find.cache_clear()


FULL = "/job:localhost/replica:0/task:0/device:CPU:0"


@pytest.mark.parametrize(
    "name", ["/CPU:0", "CPU:0", "cpu:0", "cpu", "/device:CPU:0", "/device:CPU:*", FULL, "/task:0/cpu:0", "", None]
)
def test_every_way_to_write_a_name(machine, name):
    machine()
    device = devices.find(name)
    assert (device.name, device.kind, device.index, device.xp) == (FULL, "CPU", 0, np)


@pytest.mark.parametrize("name", ["bogus", "/CPU:x", "XLA:0", "/cpu:0/gpu:0", "/job:localhost/x", 3])
def test_what_is_no_name_is_a_value_error_as_in_tensorflow(machine, name):
    machine()
    with pytest.raises(ValueError, match=r"^tf.device: received"):
        devices.find(name)


def test_a_missing_device_is_replaced_or_an_error(machine):
    machine()
    assert devices.get_soft_device_placement() is True
    assert devices.find("/GPU:1") is devices.find("/CPU:3") is devices.default()
    assert devices.find("/TPU:0") is devices.find("tpu") is devices.find("/device:TPU:1") is devices.default()
    devices.set_soft_device_placement(False)
    with pytest.raises(
        InvalidArgumentError,
        match=r"^tf.device: received '/GPU:0': the devices here are /CPU:0. Did you mean '/CPU:0'\?$",
    ):
        devices.find("/GPU:0")


def test_another_machine_is_never_replaced(machine):
    machine()
    with pytest.raises(InvalidArgumentError, match="the devices here are /CPU:0"):
        devices.find("/job:worker/task:1/CPU:0")


def test_gpus_come_first_where_there_are_any(machine):
    machine(gpus=2)
    assert devices.default() is devices.find("/GPU:0")
    assert devices.find("gpu:1").name.endswith("/device:GPU:1")
    assert devices.find("/GPU:7") is devices.find("/GPU:0")
    assert [device.name for device in devices.list_physical_devices("GPU")] == [
        "/physical_device:GPU:0",
        "/physical_device:GPU:1",
    ]


def test_put_copies_between_devices_and_only_then(machine):
    machine(gpus=1)
    array = np.arange(3)
    cpu, gpu = devices.find("CPU:0"), devices.find("GPU:0")
    assert cpu.put(array) is array
    there = gpu.put(array)
    assert isinstance(there, strict.StrictArray)
    np.testing.assert_array_equal(cpu.put(there), array)
    with gpu.activate(), cpu.activate():
        pass


def test_listing_prints_as_in_tensorflow(machine):
    machine()
    assert repr(devices.list_physical_devices()) == f"[{CPU}]"
    assert repr(CPU) == "PhysicalDevice(name='/physical_device:CPU:0', device_type='CPU')"
    assert repr(devices.list_logical_devices()) == "[LogicalDevice(name='/device:CPU:0', device_type='CPU')]"
    assert devices.list_logical_devices("GPU") == []


def test_a_device_is_cut_into_logical_ones_before_its_first_use(machine):
    machine()
    two = [LogicalDeviceConfiguration(), LogicalDeviceConfiguration()]
    assert devices.get_logical_device_configuration(CPU) is None
    devices.set_logical_device_configuration(CPU, two)
    assert devices.get_logical_device_configuration(CPU) == two
    assert [device.name for device in devices.list_logical_devices()] == ["/device:CPU:0", "/device:CPU:1"]
    assert devices.find("/CPU:1").index == 1
    devices.set_logical_device_configuration(CPU, two)  # no change: allowed at any time
    with pytest.raises(RuntimeError, match=r"fixed by their first use\. Call it before the first tensor is made"):
        devices.set_logical_device_configuration(CPU, two * 2)


def test_gpus_are_cut_too_and_know_which_gpu_they_are(machine):
    machine(gpus=2)
    devices.set_logical_device_configuration(GPU, [LogicalDeviceConfiguration(memory_limit=100)] * 2)
    assert [devices.find(f"/GPU:{i}").ordinal for i in range(3)] == [0, 0, 1]
    assert machine.limits == [200 << 20]


def test_a_part_without_a_limit_leaves_the_gpu_without(machine):
    machine(gpus=1)
    parts = [LogicalDeviceConfiguration(memory_limit=100), LogicalDeviceConfiguration()]
    devices.set_logical_device_configuration(GPU, parts)
    assert len(devices.list_logical_devices("GPU")) == 2
    assert machine.limits == []


@pytest.mark.parametrize(
    ("device", "configuration", "rule"),
    [
        (PhysicalDevice("/physical_device:CPU:9", "CPU"), [], "the physical devices are"),
        (CPU, [LogicalDeviceConfiguration(memory_limit=4)], "a CPU takes no memory_limit. Leave it None"),
    ],
)
def test_a_wrong_configuration(machine, device, configuration, rule):
    machine()
    with pytest.raises(ValueError, match=rule):
        devices.set_logical_device_configuration(device, configuration)


def test_visible_devices(machine):
    machine(gpus=2)
    assert len(devices.get_visible_devices()) == 3
    devices.set_visible_devices(GPU, "GPU")
    assert devices.get_visible_devices() == [CPU, GPU]
    devices.set_visible_devices([], "GPU")
    assert devices.default().kind == "CPU"
    with pytest.raises(RuntimeError):
        devices.set_visible_devices(GPU, "GPU")


def test_the_cpu_stays_visible(machine):
    machine(gpus=1)
    with pytest.raises(ValueError, match="the CPU must stay visible"):
        devices.set_visible_devices([GPU])


def test_memory_growth_is_a_setting_of_gpus(machine):
    machine(gpus=1)
    assert devices.get_memory_growth(GPU) is False
    devices.set_memory_growth(GPU, True)
    assert devices.get_memory_growth(GPU) is True
    with pytest.raises(ValueError, match="only a GPU has this setting"):
        devices.set_memory_growth(CPU, True)


def test_a_name_says_which_device_it_means_also_of_one_that_is_not_there():
    assert devices.place_of("/job:localhost/device:GPU:7") == ("GPU", 7)
    assert devices.place_of("cpu") == ("CPU", 0)


def test_the_first_use_may_be_by_many_threads_at_once(monkeypatch):
    machine = devices._Machine()
    monkeypatch.setattr(devices, "_machine", machine)
    everyone = threading.Barrier(8)

    def first_use(_):
        everyone.wait()
        return devices.default()

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(first_use, range(8)))
    assert all(device is machine.devices[0] for device in found)
