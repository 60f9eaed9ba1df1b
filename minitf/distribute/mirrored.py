"""MirroredStrategy: all devices of one machine. Floor 6. Read `strategy.py` first, `input/datasets.py` next."""

from ..backend import devices as all_devices
from ..backend.errors import explain
from .extended import StrategyExtended
from .strategy import Strategy


class MirroredStrategy(Strategy):
    """Each device has a copy of the variables and takes a part of the batch; gradients are added up.

    devices: their names, such as ["GPU:0", "GPU:1"]; by default all GPUs, or where there are none all CPUs.
    cross_device_ops: how to add up; here all ways give the same.

        >>> import minitf as tf
        >>> strategy = tf.distribute.MirroredStrategy(["CPU:0"])
        >>> strategy.num_replicas_in_sync
        1

    Raises: ValueError where a device is named twice; InvalidArgumentError for one that is not there.
    Source: tf.distribute.MirroredStrategy.
    """

    def __init__(self, devices=None, cross_device_ops=None):
        names = local_devices() if devices is None else [devices] if isinstance(devices, str) else list(devices)
        extended = StrategyExtended(self, names, mirrored=True)
        if not names or len(set(extended.worker_devices)) < len(names):
            raise ValueError(explain("MirroredStrategy", f"devices is {devices}", "it must name at least one device, "
                                     f"and none twice; here are {local_devices()}",
                                     "Cut the CPU in two with tf.config.set_logical_device_configuration"))
        super().__init__(extended)


def local_devices() -> list:
    """The names of all GPUs; where there are none, of all CPUs."""
    kind = "GPU" if all_devices.list_logical_devices("GPU") else "CPU"
    return [device.name for device in all_devices.list_logical_devices(kind)]
