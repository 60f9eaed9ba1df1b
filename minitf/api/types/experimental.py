"""tf.types.experimental: what tf.function makes, and what it takes.   Floor 9.   Next: graph/types.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "graph.function_type": "FunctionType",
    "graph.types": """
        AtomicFunction Callable ConcreteFunction GenericFunction PolymorphicFunction
        SupportsTracingProtocol TensorLike TraceType
    """,
}

__getattr__, __dir__ = lazy(__name__, NAMES)
