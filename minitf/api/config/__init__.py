"""tf.config: devices and threads.   Floor 9.   Next: backend/devices.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "backend.devices": """
        PhysicalDevice LogicalDevice LogicalDeviceConfiguration list_physical_devices list_logical_devices
        get_logical_device_configuration set_logical_device_configuration get_visible_devices set_visible_devices
        get_soft_device_placement set_soft_device_placement
    """,
    "graph.function": "run_functions_eagerly functions_run_eagerly",
}

NAMESPACES = "experimental optimizer threading"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
