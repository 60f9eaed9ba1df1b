"""What happens where an op runs on one device and its inputs are on another. Floor 1. Read `execute.py` first.

By default they are copied, in silence, as in TensorFlow. A copy between a GPU and the machine's memory takes longer
than most ops, so whoever looks for lost time can ask for a warning or an error instead.
"""

from __future__ import annotations

from ..backend.dtypes import BY_NUMPY, int32
from ..backend.errors import InvalidArgumentError, explain
from ..backend.log import get_logger
from .context import local

POLICIES = ("silent", "silent_for_int32", "warn", "explicit")


def set_device_policy(device_policy):
    """Say what happens on this thread where an op's input is not on the device that the op runs on.

    device_policy: "silent" or None, the input is copied; "warn", it is copied, and the log says so; "explicit", an
        error; "silent_for_int32", the same.

        >>> import minitf as tf
        >>> tf.config.experimental.set_device_policy("explicit")
        >>> tf.config.experimental.get_device_policy()
        'explicit'
        >>> tf.config.experimental.set_device_policy(None)

    Always copied are int32 tensors, which are sizes and places more often than not, and what `tf.identity` is given.
    Raises: ValueError for any other policy.
    Source: tf.config.experimental.set_device_policy.
    """
    if device_policy is not None and device_policy not in POLICIES:
        raise ValueError(explain("tf.config.experimental.set_device_policy", f"received {device_policy!r}",
                                 f"it must be None or one of {', '.join(POLICIES)}"))
    local.policy = device_policy or "silent"


def get_device_policy():
    """What `set_device_policy` was told on this thread, "silent" at first.

    Source: tf.config.experimental.get_device_policy.
    """
    return local.policy


def check_copies(op, inputs, device, host):
    """Complain of the inputs that would be copied to `device`, by the policy of this thread.

    host: positions of the inputs that are read in the machine's memory, wherever the op runs.
    Raises: InvalidArgumentError that names both devices, where the policy is an error.
    """
    for i, x in enumerate(inputs):
        if i in host or x._device is device or BY_NUMPY[x._array.dtype] is int32 or op.__name__ == "Identity":
            continue
        received = f"input {i} is on {x._device.name}, and the op runs on {device.name}"
        if local.policy == "warn":
            get_logger().warning("%s: %s: it is copied, which takes time.", op.__name__, received)
        else:
            raise InvalidArgumentError(explain(
                op.__name__, received, "the device policy allows no copy that was not asked for",
                f'Copy it with tf.identity in `with tf.device("/{device.kind}:{device.index}")`, or run the op there'))
