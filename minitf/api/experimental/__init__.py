"""tf.experimental.   Floor 9."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.ragged.public_partition": "RowPartition",
    "ops.ragged.shapes": "DynamicRaggedShape",
    "ops.extension_types.dispatch": """
        dispatch_for_api dispatch_for_unary_elementwise_apis dispatch_for_binary_elementwise_apis
        unregister_dispatch_for
    """,
    "ops.extension_types.extension_type": "ExtensionType BatchableExtensionType",
    "ops.extension_types.spec": "ExtensionTypeSpec",
    "data.optional": "Optional",
}

NAMESPACES = "dlpack extension_type numpy"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
