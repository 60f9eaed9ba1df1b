"""Devices: where arrays live, and the names that say so.

Floor 0. A *physical* device is the machine's CPU or one of its GPUs. A *logical* device is what a program
sees: usually one for each physical device, but a physical device can be cut into several, so that a program
for many devices can be learned and tested on a laptop. The first use of a device fixes the list. Read next:
`core/context.py`, where `tf.device` stands.
"""

import re
import threading
from collections import namedtuple
from contextlib import nullcontext
from functools import lru_cache

import numpy as np

from . import arrays
from .errors import InvalidArgumentError, did_you_mean, explain

PhysicalDevice = namedtuple("PhysicalDevice", ["name", "device_type"])
LogicalDevice = namedtuple("LogicalDevice", ["name", "device_type"])
LogicalDeviceConfiguration = namedtuple(
    "LogicalDeviceConfiguration",
    ["memory_limit", "experimental_priority", "experimental_device_ordinal"],
    defaults=(None, None, None),
)

_PREFIX = "/job:localhost/replica:0/task:0/device:"
_PART = re.compile(  # what may stand between two slashes of a device name
    r"(?:device:)?(?P<kind>(?<=device:)\w+|(?i:cpu|gpu|tpu))(?::(?P<index>\d+|\*))?"
    r"|job:(?P<job>\w+)|(?:replica|task):(?P<number>\d+|\*)"
)


class Device:
    """One logical device: name, kind ("CPU" or "GPU"), index, and its array module `xp`."""

    __slots__ = ("index", "kind", "name", "ordinal", "xp")

    def __init__(self, kind, index, ordinal=0):
        self.name, self.kind, self.index = f"{_PREFIX}{kind}:{index}", kind, index
        self.xp = np if kind == "CPU" else arrays.cupy()
        self.ordinal = ordinal  # which GPU of the machine this is, or is a part of

    def __repr__(self):
        return f"<Device {self.kind}:{self.index}>"

    def put(self, array):
        """Return the array on this device: itself if it is there already, else a copy.

        Text stays in the machine's memory: no GPU holds it.

        >>> find("CPU:0").put(np.arange(3))
        array([0, 1, 2])
        """
        if self.kind == "CPU" or array.dtype == object:
            return arrays.numpy_of(array)
        with self.activate():
            return self.xp.asarray(array)

    def activate(self):
        """Return a context manager in which new arrays of `xp` are made on this device."""
        return nullcontext() if self.kind == "CPU" else self.xp.cuda.Device(self.ordinal)


class _Machine:
    """What the program said about its devices, and the logical devices once the first use has fixed them."""

    def __init__(self):
        self.partition = {}  # PhysicalDevice -> list of LogicalDeviceConfiguration
        self.visible = None  # list of PhysicalDevice; None: all
        self.memory_growth = {}  # PhysicalDevice -> bool
        self.soft_placement = True
        self.devices = None  # list of Device, once fixed
        self.lock = threading.Lock()  # held while they are

    def physical(self):
        """Return the machine's physical devices, the CPU first."""
        gpus = [PhysicalDevice(f"/physical_device:GPU:{i}", "GPU") for i in range(arrays.gpu_count())]
        return [PhysicalDevice("/physical_device:CPU:0", "CPU"), *gpus]

    def logical(self):
        """Return the logical devices, CPUs first; the first call fixes them, whichever thread makes it."""
        if self.devices is None:
            with self.lock:
                self.devices = self.devices or self.divided()
        return self.devices

    def divided(self):
        """Return new logical devices: the visible physical ones, divided as the program has said."""
        found = []
        for physical in get_visible_devices():
            kind, ordinal = physical.device_type, int(physical.name.rpartition(":")[2])
            for _ in self.partition.get(physical) or [None]:
                found.append(Device(kind, sum(device.kind == kind for device in found), ordinal))
            self.limit(found[-1], [each.memory_limit for each in self.partition.get(physical, ())])
        return found

    def limit(self, device, megabytes):
        """Hold a physical device to the memory that its parts were given together, if each was given a limit."""
        if megabytes and None not in megabytes:
            with device.activate():
                device.xp.get_default_memory_pool().set_limit(size=sum(megabytes) << 20)

    def check(self, where, physical, change=True):
        """Raise if this is no physical device, or if it is too late to change anything about it."""
        if not isinstance(physical, PhysicalDevice) or physical not in self.physical():
            rule = f"the physical devices are {self.physical()}"
            raise ValueError(explain(where, f"received {physical!r}", rule))
        if change and self.devices is not None:
            rule, fix = "devices are fixed by their first use", "Call it before the first tensor is made"
            raise RuntimeError(explain(where, f"received {physical!r}", rule, fix))


_machine = _Machine()


def find(name=None):
    """Return the logical device of this name; None or "" is the default device.

    >>> find("/CPU:0") is find("cpu:0") is find("/job:localhost/replica:0/task:0/device:CPU:0")
    True

    With soft placement, which is on unless switched off, a device that is not there is replaced: by the first
    of its kind, else by the default. Raises ValueError for what is no device name, InvalidArgumentError for a
    device that is not there.
    """
    if name is None:
        return default()
    if not isinstance(name, str):
        rule, fix = "a device name must be a string", "Write for example '/CPU:0'"
        raise ValueError(explain("tf.device", f"received {name!r}", rule, fix))
    return _find(name)


@lru_cache(maxsize=256)
def _find(name):
    local, kind, index = _parse(name)
    if local and kind is None:
        return default()
    here = _machine.logical()
    same_kind = [device for device in here if local and device.kind == kind]
    for device in same_kind:
        if index in (None, device.index):
            return device
    if local and _machine.soft_placement:
        return same_kind[0] if same_kind else default()
    names = [f"/{device.kind}:{device.index}" for device in here]
    rule, fix = f"the devices here are {', '.join(names)}", did_you_mean(name.upper(), names)
    raise InvalidArgumentError(explain("tf.device", f"received {name!r}", rule, fix))


def _parse(name):
    """Return (whether it is on this machine, kind or None, index or None) for a device name.

    >>> _parse("/job:localhost/device:GPU:1"), _parse("cpu"), _parse("/job:worker/cpu:0")
    ((True, 'GPU', 1), (True, 'CPU', None), (False, 'CPU', 0))
    """
    local, kind, index = True, None, None
    for part in filter(None, name.split("/")):
        match = _PART.fullmatch(part)
        if match is None or (match["kind"] and kind):
            rule = "a second device" if match else "no part of a device name"
            fix = "Write for example '/CPU:0', '/GPU:1' or '/job:localhost/device:CPU:0'"
            raise ValueError(explain("tf.device", f"received {name!r}", f"{part!r} is {rule}", fix))
        if match["kind"]:
            kind, index = match["kind"].upper(), match["index"]
        elif match["job"] not in (None, "localhost") or match["number"] not in (None, "0", "*"):
            local = False
    return local, kind, None if index in (None, "*") else int(index)


def place_of(name):
    """The kind and the number of the device that a name asks for, whether it is there or not.

    >>> place_of("/gpu:1"), place_of("cpu")
    (('GPU', 1), ('CPU', 0))
    """
    _, kind, index = _parse(name)
    return kind, index or 0


def default():
    """Return the device for new arrays where none was named: the first GPU, else the first CPU."""
    here = _machine.logical()
    return next((device for device in here if device.kind == "GPU"), here[0])


def list_physical_devices(device_type=None):
    """Return the machine's devices, of one type if it is given.

    >>> list_physical_devices("CPU")
    [PhysicalDevice(name='/physical_device:CPU:0', device_type='CPU')]
    """
    return [device for device in _machine.physical() if _has_type(device.device_type, device_type)]


def _has_type(kind, device_type):
    """Return whether a device of this kind is of the type asked for; None asks for any."""
    return device_type is None or (isinstance(device_type, str) and device_type == kind)


def list_logical_devices(device_type=None):
    """Return the devices that a program can name, of one type if it is given. This fixes them."""
    here = [device for device in _machine.logical() if _has_type(device.kind, device_type)]
    return [LogicalDevice(f"/device:{device.kind}:{device.index}", device.kind) for device in here]


def set_logical_device_configuration(device, logical_devices):
    """Cut a physical device into as many logical devices as configurations are given.

    `memory_limit`, in megabytes, holds for all parts of a GPU together, if each has one. Raises ValueError for an
    unknown device or for a memory limit on a CPU, RuntimeError once devices are in use.
    """
    where = "tf.config.set_logical_device_configuration"
    _machine.check(where, device, change=False)
    if not isinstance(logical_devices, list | tuple):
        raise ValueError(explain(where, f"received {logical_devices!r}", "it must be a list of configurations"))
    if list(logical_devices) == _machine.partition.get(device):
        return  # nothing would change, so it is never too late
    _machine.check(where, device)
    if device.device_type == "CPU" and any(each.memory_limit is not None for each in logical_devices):
        rule = "a CPU takes no memory_limit"
        raise ValueError(explain(where, f"received {logical_devices}", rule, "Leave it None"))
    _machine.partition[device] = list(logical_devices)


def get_logical_device_configuration(device):
    """Return the list of configurations that the device was given, or None."""
    _machine.check("tf.config.get_logical_device_configuration", device, change=False)
    return _machine.partition.get(device)


def set_visible_devices(devices, device_type=None):
    """Let the program see only these physical devices, of one type if it is given.

    Raises ValueError for an unknown device or if the CPU is missing, RuntimeError once devices are in use.
    """
    where = "tf.config.set_visible_devices"
    if isinstance(devices, PhysicalDevice):
        devices = [devices]
    if not isinstance(devices, list | tuple):
        raise ValueError(explain(where, f"received {devices!r}", "it must be a physical device or a list of them"))
    devices = list(devices)
    if devices == get_visible_devices(device_type):
        return
    cpu = _machine.physical()[0]
    for device in devices or [cpu]:
        _machine.check(where, device)
    if device_type != "GPU" and cpu not in devices:
        raise ValueError(explain(where, f"received {devices}", "the CPU must stay visible", f"Add {cpu}"))
    others = [] if device_type is None else [d for d in get_visible_devices() if d.device_type != device_type]
    _machine.visible = sorted([*others, *devices])  # the CPU first


def get_visible_devices(device_type=None):
    """Return the physical devices that the program sees, of one type if it is given."""
    visible = _machine.physical() if _machine.visible is None else _machine.visible
    return [device for device in visible if _has_type(device.device_type, device_type)]


def set_memory_growth(device, enable):
    """Say whether a GPU's memory is taken as needed. CuPy always does so: this changes nothing."""
    where = "tf.config.experimental.set_memory_growth"
    _machine.check(where, device)
    if device.device_type != "GPU":
        raise ValueError(explain(where, f"received {device!r}", "only a GPU has this setting"))
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


# The older names, in tf.config.experimental.
VirtualDeviceConfiguration = LogicalDeviceConfiguration
set_virtual_device_configuration = set_logical_device_configuration
get_virtual_device_configuration = get_logical_device_configuration
