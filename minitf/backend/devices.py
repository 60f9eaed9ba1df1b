"""Devices: where arrays live, and the names that say so.

Floor 0. A *physical* device is the machine's CPU or one of its GPUs. A *logical* device is what a program sees: usually one for
each physical device, but a physical device can be cut into several, so that a program for many devices can be learned and tested on
a laptop. The first use of a device fixes the list. Read next: `minitf/core/context.py`, where `tf.device` stands.
"""

from collections import namedtuple
from contextlib import nullcontext
from functools import lru_cache

import numpy as np

from minitf.backend import arrays
from minitf.backend.errors import InvalidArgumentError, did_you_mean, explain

PhysicalDevice = namedtuple("PhysicalDevice", "name device_type")
LogicalDevice = namedtuple("LogicalDevice", "name device_type")
LogicalDeviceConfiguration = namedtuple(
    "LogicalDeviceConfiguration", "memory_limit experimental_priority experimental_device_ordinal", defaults=(None, None, None)
)

_PREFIX = "/job:localhost/replica:0/task:0/device:"


class Device:
    """One logical device: its full name, kind ("CPU" or "GPU"), index, and the array module `xp` that computes on it."""

    __slots__ = ("name", "kind", "index", "xp", "ordinal")

    def __init__(self, kind, index, ordinal=0):
        self.name, self.kind, self.index = f"{_PREFIX}{kind}:{index}", kind, index
        self.xp = np if kind == "CPU" else arrays.cupy()
        self.ordinal = ordinal  # which GPU of the machine this is, or is a part of

    def __repr__(self):
        return f"<Device {self.kind}:{self.index}>"

    def put(self, array):
        """Return the array on this device: itself if it is there already, else a copy.

        >>> find("CPU:0").put(np.arange(3))
        array([0, 1, 2])
        """
        if self.kind == "CPU":
            return arrays.numpy_of(array)
        with self.activate():
            return self.xp.asarray(array)

    def activate(self):
        """Return a context manager in which new arrays of `xp` are made on this device."""
        return nullcontext() if self.kind == "CPU" else self.xp.cuda.Device(self.ordinal)


class _Machine:
    """What the program has said about its devices, and the logical devices once the first use has fixed them."""

    def __init__(self):
        self.partition = {}  # PhysicalDevice -> list of LogicalDeviceConfiguration
        self.visible = None  # list of PhysicalDevice; None: all
        self.memory_growth = {}  # PhysicalDevice -> bool
        self.soft_placement = True
        self.devices = None  # the logical devices, GPUs first, once fixed

    def physical(self):
        """Return the machine's physical devices, the CPU first."""
        gpus = [PhysicalDevice(f"/physical_device:GPU:{i}", "GPU") for i in range(arrays.gpu_count())]
        return [PhysicalDevice("/physical_device:CPU:0", "CPU"), *gpus]

    def logical(self):
        """Return the logical devices, CPUs first; the first call fixes them."""
        if self.devices is None:
            self.devices = []
            for physical in self.physical() if self.visible is None else self.visible:
                for _ in self.partition.get(physical) or [None]:
                    index = sum(device.kind == physical.device_type for device in self.devices)
                    self.devices.append(Device(physical.device_type, index, int(physical.name.rpartition(":")[2])))
        return self.devices

    def check(self, where, physical, change=True):
        """Raise if this is no physical device, or if it is too late to change anything about it."""
        if physical not in self.physical():
            raise ValueError(explain(where, f"received {physical!r}", f"the physical devices are {self.physical()}"))
        if change and self.devices is not None:
            raise RuntimeError(explain(where, repr(physical), "devices are fixed by their first use", "Call it at the program's start"))


_machine = _Machine()


def find(name=None):
    """Return the logical device of this name; None or "" is the default device.

    >>> find("/CPU:0") is find("cpu:0") is find("/job:localhost/replica:0/task:0/device:CPU:0")
    True

    With soft placement, which is on unless switched off, a device that is not there is replaced by the nearest that is: the first of
    its kind, else the default. Raises ValueError for what is no device name, InvalidArgumentError for a device that is not there.
    """
    if name is None:
        return default()
    if not isinstance(name, str):
        raise ValueError(explain("tf.device", f"received {name!r}", "a device name must be a string", "Write for example '/CPU:0'"))
    return _find(name)


@lru_cache(maxsize=256)
def _find(name):
    local, kind, index = _parse(name)
    here = _machine.logical()
    if local and kind is None:
        return default()
    same_kind = [device for device in here if device.kind == kind] if local else []
    for device in same_kind:
        if index is None or device.index == index:
            return device
    if local and _machine.soft_placement:
        return same_kind[0] if same_kind else default()
    names = [f"/{device.kind}:{device.index}" for device in here]
    rule = f"the devices here are {', '.join(names)}"
    raise InvalidArgumentError(explain("tf.device", f"received {name!r}", rule, did_you_mean(name.upper(), names)))


def _parse(name):
    """Return (whether it is on this machine, kind or None, index or None) for a device name.

    >>> _parse("/job:localhost/device:GPU:1"), _parse("cpu"), _parse("/job:worker/cpu:0")
    ((True, 'GPU', 1), (True, 'CPU', None), (False, 'CPU', 0))
    """
    local, kind, index = True, None, None
    for part in filter(None, name.split("/")):
        label, *values = part.split(":")
        if label == "device" and len(values) == 2 or label.upper() in ("CPU", "GPU") and len(values) <= 1:
            if kind is not None:
                raise ValueError(explain("tf.device", f"received {name!r}", "a name holds at most one device"))
            kind = (values[0] if label == "device" else label).upper()
            index = _index(name, values[-1]) if values else None
        elif label == "job" and len(values) == 1:
            local = local and values[0] == "localhost"
        elif label in ("replica", "task") and len(values) == 1:
            local = local and _index(name, values[0]) in (0, None)
        else:
            fix = "Write for example '/CPU:0', '/GPU:1' or '/job:localhost/device:CPU:0'"
            raise ValueError(explain("tf.device", f"received {name!r}", f"{part!r} is no part of a device name", fix))
    return local, kind, index


def _index(name, text):
    """Return the number in a device name, or None for `*`, which stands for any."""
    if not text.isdecimal() and text != "*":
        raise ValueError(explain("tf.device", f"received {name!r}", f"{text!r} is no device number", "Write 0, 1, ... or *"))
    return None if text == "*" else int(text)


def default():
    """Return the device for new arrays where none was named: the first GPU, else the first CPU."""
    here = _machine.logical()
    return next((device for device in here if device.kind == "GPU"), here[0])


def list_physical_devices(device_type=None):
    """Return the machine's devices, of one type if it is given.

    >>> list_physical_devices("CPU")
    [PhysicalDevice(name='/physical_device:CPU:0', device_type='CPU')]
    """
    return [device for device in _machine.physical() if device_type in (None, device.device_type)]


def list_logical_devices(device_type=None):
    """Return the devices that a program can name, of one type if it is given. This fixes them."""
    names = [LogicalDevice(f"/device:{device.kind}:{device.index}", device.kind) for device in _machine.logical()]
    return [device for device in names if device_type in (None, device.device_type)]


def set_logical_device_configuration(device, logical_devices):
    """Cut a physical device into as many logical devices as configurations are given.

    `memory_limit`, in megabytes, is kept but not enforced. Raises ValueError for an unknown device or for a memory limit
    on a CPU, RuntimeError once devices are in use.
    """
    where = "tf.config.set_logical_device_configuration"
    if list(logical_devices) == _machine.partition.get(device):
        return  # said before: nothing changes, at any time
    _machine.check(where, device)
    if device.device_type == "CPU" and any(each.memory_limit is not None for each in logical_devices):
        raise ValueError(explain(where, f"received {logical_devices}", "a CPU takes no memory_limit", "Leave it None"))
    _machine.partition[device] = list(logical_devices)


def get_logical_device_configuration(device):
    """Return the list of configurations that the device was given, or None."""
    _machine.check("tf.config.get_logical_device_configuration", device, change=False)
    return _machine.partition.get(device)


def set_visible_devices(devices, device_type=None):
    """Let the program see only these physical devices, of one type if it is given. RuntimeError once devices are in use."""
    where = "tf.config.set_visible_devices"
    devices = [devices] if isinstance(devices, PhysicalDevice) else list(devices)
    if devices == get_visible_devices(device_type):
        return
    for device in devices or [_machine.physical()[0]]:
        _machine.check(where, device)
    others = [device for device in get_visible_devices() if device_type not in (None, device.device_type)]
    _machine.visible = sorted([*others, *devices])  # the CPU first


def get_visible_devices(device_type=None):
    """Return the physical devices that the program sees, of one type if it is given."""
    visible = _machine.physical() if _machine.visible is None else _machine.visible
    return [device for device in visible if device_type in (None, device.device_type)]


def set_memory_growth(device, enable):
    """Say whether a GPU's memory is taken as needed. CuPy always does so: the setting is kept and changes nothing."""
    _machine.check("tf.config.experimental.set_memory_growth", device)
    if device.device_type != "GPU":
        raise ValueError(explain("tf.config.experimental.set_memory_growth", repr(device), "only a GPU has this setting"))
    _machine.memory_growth[device] = enable


def get_memory_growth(device):
    """Return what `set_memory_growth` was told about the device, False at first."""
    _machine.check("tf.config.experimental.get_memory_growth", device, change=False)
    return _machine.memory_growth.get(device, False)


def set_soft_device_placement(enabled):
    """Say whether a device that is not there is replaced by one that is (the default), or is an error."""
    _machine.soft_placement = bool(enabled)
    _find.cache_clear()


def get_soft_device_placement():
    """Return what `set_soft_device_placement` was told, True at first."""
    return _machine.soft_placement
