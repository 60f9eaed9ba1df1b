"""DeviceSpec: the name of a device in its parts. Floor 0. Read `devices.py` first."""

from __future__ import annotations

from .errors import explain

FIELDS = ("job", "replica", "task", "device_type", "device_index")
NUMBERS = ("replica", "task", "device_index")


class DeviceSpec:
    """The parts of a device's name, of which any may be missing.

    job: the name of a group of machines.   replica, task: numbers of copies and of machines in it.
    device_type: "CPU" or "GPU".   device_index: which of these on its machine.

        >>> import minitf as tf
        >>> tf.DeviceSpec(job="ps", device_type="CPU", device_index=0).to_string()
        '/job:ps/device:CPU:0'

    Source: tf.DeviceSpec.
    """

    __slots__ = ("_parts",)

    def __init__(self, job=None, replica=None, task=None, device_type=None, device_index=None):
        numbers = [None if n is None else int(n) for n in (replica, task, device_index)]
        kind = None if device_type is None else device_type.upper()
        self._parts = (None if job is None else str(job), *numbers[:2], kind, numbers[2])

    @classmethod
    def from_string(cls, spec) -> DeviceSpec:
        """The parts of a name such as "/job:ps/task:1/gpu:0"; a `*` stands for any.

        Raises: ValueError for a part that no name has, or a device that is named twice.
        """
        return cls().parse_from_string(spec)

    def parse_from_string(self, spec) -> DeviceSpec:
        """As `from_string`: a new DeviceSpec, of which the parts that this one has are no parts."""
        found: dict = {}
        for part in filter(None, spec.split("/")):
            found.update(part_of(part, spec, found))
        return DeviceSpec(**found)

    @property
    def job(self):
        return self._parts[0]

    @property
    def replica(self):
        return self._parts[1]

    @property
    def task(self):
        return self._parts[2]

    @property
    def device_type(self):
        return self._parts[3]

    @property
    def device_index(self):
        return self._parts[4]

    def to_string(self) -> str:
        """The name, of the parts that there are."""
        named = [f"/{field}:{part}" for field, part in zip(FIELDS[:3], self._parts) if part is not None]
        if self.device_type is not None:
            named.append(f"/device:{self.device_type}:{'*' if self.device_index is None else self.device_index}")
        return "".join(named)

    def make_merged_spec(self, dev) -> DeviceSpec:
        """The parts of `dev`, and those of this one where `dev` has none."""
        return DeviceSpec(*[mine if other is None else other for mine, other in zip(self._parts, dev._parts)])

    def replace(self, **kwargs) -> DeviceSpec:
        """The same with other parts."""
        return DeviceSpec(**{**dict(zip(FIELDS, self._parts)), **kwargs})

    def __eq__(self, other):
        return isinstance(other, DeviceSpec) and self._parts == other._parts

    def __hash__(self):
        return hash(self._parts)

    def __repr__(self):
        inside = ", ".join(f"{field}={part}" for field, part in zip(FIELDS, self._parts))
        return f"<DeviceSpec({inside})>"


def part_of(text, whole, found) -> dict:
    """The fields that one part of a name says: {"task": 1} for "task:1".

    Raises: ValueError where it says none.
    """
    name, *rest = text.split(":")
    if name in ("job", "replica", "task") and len(rest) == 1:
        return {} if rest[0] == "*" else {name: int(rest[0]) if name in NUMBERS else rest[0]}
    if name == "device" and rest:
        name, *rest = rest
    elif name.upper() not in ("CPU", "GPU"):
        raise ValueError(explain("DeviceSpec", f"{whole!r}", f"Unknown attribute {name!r} is encountered while parsing "
                                 "the device spec", "The parts are job, replica, task and device, CPU or GPU"))
    if "device_type" in found:
        raise ValueError(explain("DeviceSpec", f"{whole!r}", "Multiple device types are not allowed"))
    index = {} if not rest or rest[0] == "*" else {"device_index": int(rest[0])}
    return {"device_type": name, **index}
