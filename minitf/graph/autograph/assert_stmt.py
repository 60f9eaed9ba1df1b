"""ag.assert_stmt: an assertion that the graph checks when it runs. Floor 4."""

from __future__ import annotations

from ...ops.debugging.assertions import Assert
from .staging import is_staged


def assert_stmt(test, message):
    """`assert test, message`; the message is a function, asked only if it is needed.

    Raises: AssertionError where a Python condition is false; in the graph InvalidArgumentError.
    Differs: TensorFlow refuses tensors here unless it is asked for `Feature.ASSERT_STATEMENTS`.
    """
    if is_staged(test):
        Assert(test, [message()])
    elif not test:
        raise AssertionError(message()) if message() else AssertionError
