"""Where summaries go, at which step, and whether: what holds for a block. Floor 5. Next: `summaries.py`."""

from __future__ import annotations

import threading
from contextlib import contextmanager

from ..backend.errors import explain
from ..core.tensor import is_tensor
from ..ops.variables.variable import Variable


class _Here(threading.local):
    """What holds in this thread."""

    writer = None  # the SummaryWriter that summaries go to
    step = None  # an int, tensor or variable
    condition = True  # a bool, a bool tensor, or a function that returns one


here = _Here()


def get_step():
    """The step that summaries count as if none is given to them; None unless it was set.

    Source: tf.summary.experimental.get_step.
    """
    return here.step


def set_step(step):
    """Let summaries without a step count as this one.

    step: an int; or an int64 variable, which is asked each time; or None for none.

        >>> import minitf as tf
        >>> tf.summary.experimental.set_step(3)
        >>> tf.summary.experimental.get_step()
        3
        >>> tf.summary.experimental.set_step(None)

    Source: tf.summary.experimental.set_step.
    """
    here.step = step


@contextmanager
def record_if(condition):
    """Write summaries inside the block only where `condition` holds.

    condition: a bool, a bool tensor, or a function that returns one and is asked for every summary.

        >>> import minitf as tf
        >>> with tf.summary.record_if(False):
        ...     tf.summary.should_record_summaries().numpy()
        np.False_

    Source: tf.summary.record_if.
    """
    before, here.condition = here.condition, condition
    try:
        yield
    finally:
        here.condition = before


@contextmanager
def going_to(writer, step=None):
    """Inside, summaries go to a writer, and count as a step if one is given."""
    before = here.writer, here.step
    here.writer = writer
    here.step = before[1] if step is None else step
    try:
        yield writer
    finally:
        here.writer, here.step = before


def is_wanted():
    """Whether a summary is to be written now.   Returns: a bool, or in a graph perhaps a bool tensor."""
    if here.writer is None or here.writer.is_silent:
        return False
    return here.condition() if callable(here.condition) and not is_tensor(here.condition) else here.condition


def step_of(step):
    """The step of a summary.   step: as the user gave it.

    Raises: ValueError where it is None and none is set.
    """
    step = here.step if step is None else step
    if step is None:
        raise ValueError(explain("summary", "step is None", "No step set: every summary belongs to one",
                                 "Pass step=, or call tf.summary.experimental.set_step"))
    return step.read_value() if isinstance(step, Variable) else step
