"""MirroredStrategy: all devices of one machine. Floor 6. Read `strategy.py` first, `input/datasets.py` next."""

from ..backend import devices as all_devices
from ..backend.errors import explain
from ..backend.log import get_logger
from .extended import StrategyExtended
from .strategy import Strategy


class MirroredStrategy(Strategy):
    """Each device has a copy of the variables and takes a part of the batch; gradients are added up.

    devices: their names, such as ["GPU:0", "GPU:1"], or one name; for None and [] all GPUs, or where there are none
        all CPUs.
    cross_device_ops: how to add up; here all ways give the same.

        >>> import minitf as tf
        >>> strategy = tf.distribute.MirroredStrategy(["CPU:0"])
        >>> strategy.num_replicas_in_sync
        1

    In place of a device that is not there another one is used (`tf.config.set_soft_device_placement`), with a warning.

    Raises: ValueError where a device is named twice; InvalidArgumentError for one that is not there nor replaced.
    Source: tf.distribute.MirroredStrategy.
    """

    def __init__(self, devices=None, cross_device_ops=None):
        names = [devices] if isinstance(devices, str) else list(devices or local_devices())
        extended = StrategyExtended(self, names, mirrored=True)
        if len(set(map(all_devices.place_of, names))) < len(names):
            raise ValueError(explain("MirroredStrategy", f"devices is {devices}", "it must name no device twice; "
                                     f"here are {local_devices()}",
                                     "Cut the CPU in two with tf.config.set_logical_device_configuration"))
        for name, device in zip(names, extended.devices):
            if (device.kind, device.index) != all_devices.place_of(name):
                get_logger().warning("MirroredStrategy: there is no device %s, so %s does its work", name, device.name)
        super().__init__(extended)


def local_devices() -> list:
    """The names of all GPUs; where there are none, of all CPUs."""
    kind = "GPU" if all_devices.list_logical_devices("GPU") else "CPU"
    return [device.name for device in all_devices.list_logical_devices(kind)]
