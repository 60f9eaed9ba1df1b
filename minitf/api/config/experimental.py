"""tf.config.experimental: what programs still call by its older name.   Floor 9.   Next: backend/devices.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "backend.device_memory": """
        get_memory_info get_memory_usage reset_memory_stats get_device_details enable_op_determinism
        get_synchronous_execution
    """,
    "backend.devices": """
        get_memory_growth set_memory_growth list_physical_devices list_logical_devices get_visible_devices
        set_visible_devices VirtualDeviceConfiguration set_virtual_device_configuration
        get_virtual_device_configuration
    """,
    "core.placement": "get_device_policy set_device_policy",
    "backend.precision": "enable_tensor_float_32_execution tensor_float_32_execution_enabled",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
