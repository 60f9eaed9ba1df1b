"""tf.summary.experimental: summary_scope, write_raw_pb. Floor 5. Read `write.py` first.

For whoever makes summaries of his own kinds.
"""

from __future__ import annotations

import re
from contextlib import contextmanager

from ..backend.dtypes import bool_, int64, string
from ..core.context import get_current_name_scope, name_scope
from ..core.convert import convert_to_tensor
from ..core.execute import execute
from ..core.op import Op, no_gradient
from ..core.spec import Spec
from ..wire import messages
from .write import where_wanted

NOT_IN_SCOPES = re.compile(r"[^A-Za-z0-9_.\-/]")


class WriteRawProtoSummary(Op):
    """Writes summaries that are messages already.   text: string [...], step: int64 []  ->  y: bool [], True.

    writer: a SummaryWriter.
    """

    types = ("T", "Tstep")
    T = frozenset({string})
    Tstep = frozenset({int64})
    stateful = True
    gradient = no_gradient

    def infer(text, step, *, writer):
        return Spec((), bool_)

    def kernel(xp, text, step, *, writer):
        for each in text.reshape(-1):
            writer.add_event(int(step), summary=messages.parse("Summary", each, "write_raw_pb"))
        return xp.asarray(True)


def write_raw_pb(tensor, step=None, name=None):
    """Write a summary that is a serialized message already.

    tensor: string [], or [...] for several: Summary messages, as bytes.
    step: int64 [], or what was set with `tf.summary.experimental.set_step`.
    Returns: bool [], whether it was written.

    Raises: ValueError without any step; DataLossError for bytes that are no Summary.
    Source: tf.summary.experimental.write_raw_pb.
    """
    return where_wanted(step, lambda writer, step: execute(WriteRawProtoSummary, convert_to_tensor(tensor), step,
                                                           writer=writer))


@contextmanager
def summary_scope(name, default_name="summary", values=None):
    """A name scope for a summary, and the tag that it is to have: with the names of the scopes around it.

    name: str; None stands for `default_name`.   values: has no effect.
    Yields: the tag, and the name of the scope with a trailing '/'.

        >>> import minitf as tf
        >>> with tf.name_scope("model"), tf.summary.experimental.summary_scope("my loss") as (tag, scope):
        ...     tag, scope
        ('model/my loss', 'model/myloss/')

    Source: tf.summary.experimental.summary_scope.
    """
    name = name or default_name
    around = get_current_name_scope()
    with name_scope(NOT_IN_SCOPES.sub("", name) or default_name) as scope:
        yield (f"{around}/{name}" if around else name), scope
