"""How much memory a device uses, and what it is. Floor 0. Read `devices.py` first.

The allocator of a GPU counts what it gave out. A CPU has none of its own here, and its numbers are 0, as TensorFlow
gives them for it.
"""

from __future__ import annotations

import re

from . import devices
from .errors import explain

_peaks: dict[str, int] = {}  # device -> the most bytes that were seen in use


def named(where, device):
    """The device of a name such as "GPU:0".  Raises: ValueError for a name without type and index."""
    if not isinstance(device, str) or not re.search(r"(?i)[a-z]+:\d+$", device):
        raise ValueError(explain(where, f"{device!r}", "Failed parsing device name", 'A name has a type and an index, '
                                 'like "GPU:0"'))
    return devices.find(device)


def bytes_in_use(device) -> int:
    """What the allocator of a device has given out."""
    if device.kind == "CPU":
        return 0
    with device.activate():
        return int(device.xp.get_default_memory_pool().used_bytes())


def get_memory_info(device) -> dict:
    """The bytes in use on a device: {"current": now, "peak": the most that was seen}.

    device: its name, such as "GPU:0".

    >>> get_memory_info("CPU:0")
    {'current': 0, 'peak': 0}

    Raises: ValueError for what is no name of a device.
    Source: tf.config.experimental.get_memory_info. Differs: the peak is the highest of what was asked for.
    """
    found = named("get_memory_info", device)
    current = bytes_in_use(found)
    _peaks[found.name] = max(current, _peaks.get(found.name, 0))
    return {"current": current, "peak": _peaks[found.name]}


def get_memory_usage(device) -> int:
    """The bytes in use on a device now.

    >>> get_memory_usage("CPU:0")
    0

    Source: tf.config.experimental.get_memory_usage.
    """
    return get_memory_info(device)["current"]


def reset_memory_stats(device) -> None:
    """Begin again to look for the peak.

    >>> reset_memory_stats("CPU:0")

    Source: tf.config.experimental.reset_memory_stats.
    """
    found = named("reset_memory_stats", device)
    _peaks[found.name] = bytes_in_use(found)


def get_device_details(device) -> dict:
    """What is known of a physical device: of a GPU its name and compute capability; of a CPU nothing.

    device: a PhysicalDevice, as `list_physical_devices` gives them.

    >>> get_device_details(devices.list_physical_devices("CPU")[0])
    {}

    Raises: ValueError for what is none.
    Source: tf.config.experimental.get_device_details.
    """
    if not isinstance(device, devices.PhysicalDevice):
        raise ValueError(explain("get_device_details", f"{device!r}", "it must be a PhysicalDevice",
                                 "tf.config.list_physical_devices() gives them"))
    if device.device_type == "CPU":
        return {}
    index = int(device.name.rpartition(":")[2])
    properties = devices.arrays.cupy().cuda.runtime.getDeviceProperties(index)
    return {"device_name": properties["name"].decode(),
            "compute_capability": (properties["major"], properties["minor"])}


def enable_op_determinism() -> None:
    """Have every op give the same numbers each time. They do: nothing changes.

    >>> enable_op_determinism()

    Source: tf.config.experimental.enable_op_determinism. Differs: TensorFlow's ops become slower, or an error.
    """


def get_synchronous_execution() -> bool:
    """Whether an op has finished when its call returns: here it has.

    >>> get_synchronous_execution()
    True

    Source: tf.config.experimental.get_synchronous_execution.
    """
    return True
