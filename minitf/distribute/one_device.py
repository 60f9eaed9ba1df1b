"""OneDeviceStrategy: a strategy for one device, to begin with. Floor 6. Read `mirrored.py` first."""

from contextlib import contextmanager

from ..core.context import device as device_scope
from .extended import StrategyExtended
from .strategy import Strategy


class OneDeviceStrategy(Strategy):
    """One replica, on a device of choice: to try a program that is written for several.

    device: its name.

        >>> import minitf as tf
        >>> tf.distribute.OneDeviceStrategy("CPU:0").run(lambda: tf.constant(1.0).device)
        '/job:localhost/replica:0/task:0/device:CPU:0'

    Raises: ValueError for what is no name of a device.
    Source: tf.distribute.OneDeviceStrategy.
    """

    def __init__(self, device):
        self._device = device
        super().__init__(StrategyExtended(self, [device]))

    @contextmanager
    def scope(self):
        with super().scope(), device_scope(self._device):
            yield self
