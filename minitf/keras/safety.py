"""Whether a config may carry code. Floor 7. Read next: `lambdas.py`.

A model file is data from a stranger. A lambda in it is bytecode, which would run on loading, so it is refused unless
the caller says `safe_mode=False`.
"""

from ..backend.errors import explain
from .session import session


class SafeModeScope:
    """Passes `safe_mode` on to all that is loaded inside the `with` block."""

    def __init__(self, safe_mode=True):
        self.safe_mode = safe_mode

    def __enter__(self):
        self.outer, session.safe_mode = session.safe_mode, self.safe_mode

    def __exit__(self, *error):
        session.safe_mode = self.outer


def in_safe_mode():
    """Return what the scope or `enable_unsafe_deserialization` says: True, False, or None where nobody has said."""
    return session.safe_mode


def enable_unsafe_deserialization():
    """Allow lambdas in configs from now on.  Source: keras.config.enable_unsafe_deserialization."""
    session.safe_mode = False


def refuse_code(what):
    """Raise the ValueError of a config that holds code in safe mode."""
    raise ValueError(explain("deserialize_keras_object", f"received {what}",
                             "a config with code in it is not loaded, as that would run the code",
                             "If you trust where it comes from, pass safe_mode=False or call "
                             "keras.config.enable_unsafe_deserialization()"))
