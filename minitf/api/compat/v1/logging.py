"""tf.compat.v1.logging.   Floor 9.   Next: backend/older_log.py."""

from ....backend.tables import lazy

NAMES: dict[str, str] = {
    "backend.older_log": """
        DEBUG INFO WARN ERROR FATAL get_verbosity set_verbosity log vlog debug info warn warning error fatal log_if
        log_first_n log_every_n
    """,
}

__getattr__, __dir__ = lazy(__name__, NAMES)
