"""tf.config.optimizer: which passes run.   Floor 9.   Next: graph/passes/pipeline.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "graph.passes.jit": "set_jit get_jit",
    "graph.passes.pipeline": "set_experimental_options get_experimental_options",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
