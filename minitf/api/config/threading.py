"""tf.config.threading: how many threads work on one op.   Floor 9.   Next: backend/parallel.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "backend.parallel": """
        get_inter_op_parallelism_threads set_inter_op_parallelism_threads get_intra_op_parallelism_threads
        set_intra_op_parallelism_threads
    """,
}

__getattr__, __dir__ = lazy(__name__, NAMES)
