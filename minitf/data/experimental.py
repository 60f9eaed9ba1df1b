"""tf.data.experimental.   Floor 5."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "data.dataset": "AUTOTUNE INFINITE_CARDINALITY UNKNOWN_CARDINALITY",
    "data.options": """
        AutoShardPolicy ExternalStatePolicy AutotuneOptions DistributeOptions OptimizationOptions ThreadingOptions
    """,
}

__getattr__, __dir__ = lazy(__name__, NAMES)
