"""Which session runs a tensor that names none, and other blocks that are open. Floor 4."""

from __future__ import annotations

import threading
from typing import Any

from ...backend.errors import explain


class _Stack(threading.local):
    def __init__(self):
        self.sessions: list[Any] = []
        self.variable_scopes: list[Any] = []


stack = _Stack()


def get_default_session():
    """The session of the innermost `with` block, or None.

    Source: tf.compat.v1.get_default_session.
    """
    return stack.sessions[-1] if stack.sessions else None


def required_session(session, where):
    """`session`, or the default one.  Raises: ValueError where there is none."""
    session = session or get_default_session()
    if session is None:
        raise ValueError(explain(where, "no session", "there must be a default one",
                                 "Use `with tf.compat.v1.Session() as session:`, or pass session="))
    return session
