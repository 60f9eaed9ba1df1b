"""CentralStorageStrategy: variables in one place, replicas in several. Floor 6. Read `mirrored.py` first."""

from ..backend import devices as all_devices
from ..ops.variables.variable import VariableSynchronization
from .extended import StrategyExtended
from .mirrored import local_devices
from .strategy import Strategy
from .variables import distributed_class


class CentralStorageStrategy(Strategy):
    """Each device takes a part of the batch, and reads the variables where they are: in the CPU's memory.

    compute_devices: names of the devices that run replicas; by default all GPUs, or where there are none all CPUs.
    parameter_device: the name of the device that holds the variables; by default the first CPU.

    Source: tf.distribute.experimental.CentralStorageStrategy.
    """

    def __init__(self, compute_devices=None, parameter_device=None):
        devices = local_devices() if compute_devices is None else list(compute_devices)
        super().__init__(CentralStorageExtended(self, devices, parameter_device or "CPU:0"))


class CentralStorageExtended(StrategyExtended):
    """Devices that share one copy of each variable; of a metric's, each has its own to write to."""

    def __init__(self, strategy, devices, parameter_device):
        super().__init__(strategy, devices)
        self._parameter_device = all_devices.find(parameter_device)

    @property
    def parameter_devices(self):
        return (self._parameter_device.name,)

    def class_for(self, cls):
        return distributed_class(cls)

    def places_of_copies(self, synchronization):
        on_read = synchronization is VariableSynchronization.ON_READ
        return [self._parameter_device] * (len(self.devices) if on_read else 1)
