"""tf.compat.v1.summary: summaries as tensors that a session is asked for. Floor 5. Read `write.py` first.

In TensorFlow 1 a summary is an op that gives a message, as bytes. The program runs it with the rest, and hands what
came to a FileWriter. In eager code the same functions write to the writer of `tf.summary`, if there is one with a step.
"""

from __future__ import annotations

import os
import time
import warnings

from ..backend.arrays import numpy_of
from ..backend.dtypes import float64, string
from ..backend.errors import explain
from ..core.context import executing_eagerly, get_current_name_scope
from ..core.convert import convert_to_tensor
from ..core.execute import execute
from ..core.op import Op, no_gradient
from ..core.spec import Spec
from ..graph.session.graph import get_default_graph
from ..ops.shapes.identity import cast
from ..wire import messages
from ..wire.tensors import tensor_proto
from . import plugins, state
from .event_file import EventFile
from .graph_picture import drawn_graph
from .raw import NOT_IN_SCOPES, WriteRawProtoSummary
from .write import WriteSummary, metadata_of, write_as


class TensorSummaryV2(Op):
    """A summary as a message.   tensor: any [...]  ->  summary: string [], a Summary, serialized.

    tag, metadata, form, options: as of WriteSummary.
    """

    gradient = no_gradient

    def infer(tensor, *, tag, metadata, form, options):
        return Spec((), string)

    def kernel(xp, tensor, *, tag, metadata, form, options):
        value = messages.Summary.Value(tag=tag, tensor=tensor_proto(form(numpy_of(tensor), **dict(options))))
        value.metadata.ParseFromString(metadata)
        return messages.Summary(value=[value]).SerializeToString()


class MergeSummary(Op):
    """All summaries in one message.   summaries: string []...  ->  merged: string [].

    Protobuf reads messages that stand one after the other as one that has all their values.
    """

    T = frozenset({string})
    gradient = no_gradient

    def infer(*summaries):
        return Spec((), string)

    def kernel(xp, *summaries):
        return b"".join(each.item() for each in summaries)


def scalar(name, tensor, collections=None, family=None):
    """A number.   name: str.   tensor: number [].   family: str, which stands before the tag; collections: no effect.

    Returns: string [], the message; or an empty one where it was written by the writer of `tf.summary`.
    Source: tf.compat.v1.summary.scalar. Differs, as the others here: the message is of the newer form, which
    TensorBoard shows alike; nothing is put into collections.
    """
    return _summary(name, family, tensor, plugins.SCALARS, plugins.scalar_of)


def histogram(name, values, collections=None, family=None):
    """How values are distributed.   values: number [...].   The rest: see `scalar`.

    Source: tf.compat.v1.summary.histogram.
    """
    return _summary(name, family, cast(convert_to_tensor(values), float64), plugins.HISTOGRAMS, plugins.histogram_of)


def image(name, tensor, max_outputs=3, collections=None, family=None):
    """Pictures.   tensor: uint8 [K, H, W, C], or float in [0, 1].   The rest: see `scalar`.

    Source: tf.compat.v1.summary.image. Differs: all of them have one tag.
    """
    return _summary(name, family, tensor, plugins.IMAGES, plugins.images_of, max_outputs=max_outputs)


def audio(name, tensor, sample_rate, max_outputs=3, collections=None, family=None):
    """Sounds.   tensor: float [K, T, C] in [-1, 1].   sample_rate: a second.   The rest: see `scalar`.

    Source: tf.compat.v1.summary.audio. Differs: all of them have one tag.
    """
    return _summary(name, family, tensor, plugins.AUDIO, plugins.audio_of, sample_rate=int(sample_rate),
                    max_outputs=max_outputs)


def text(name, tensor, collections=None):
    """Texts.   tensor: string [...].   Source: tf.compat.v1.summary.text."""
    return _summary(name, None, tensor, plugins.TEXT, plugins.text_of)


def _summary(name, family, tensor, plugin, form, **options):
    scope = get_current_name_scope()
    tag = "/".join(part for part in (family, scope, family, name) if part)
    metadata = metadata_of(plugin)
    if executing_eagerly():
        if state.here.writer is None or state.here.step is None:
            missing = "default summary writer" if state.here.writer is None else "step"
            warnings.warn(f"Cannot activate TF2 compatibility support for TF1 summary ops: {missing} not found.",
                          stacklevel=3)
        else:
            write_as(tag, tensor, None, metadata, form, options)
            return convert_to_tensor(b"")
    return execute(TensorSummaryV2, convert_to_tensor(tensor), tag=NOT_IN_SCOPES.sub("_", tag), metadata=metadata,
                   form=form, options=tuple(options.items()))


def merge(inputs, collections=None, name=None):
    """Several summaries as one message.   inputs: string tensors [].   Source: tf.compat.v1.summary.merge."""
    return execute(MergeSummary, *inputs)


def merge_all(key="summaries", scope=None, name=None):
    """All summaries of the default graph as one message; None where there are none.

    scope: str, with which the names of their ops begin.
    Source: tf.compat.v1.summary.merge_all. Differs: `key` has no effect.
    """
    found = [node.outputs[0] for node in get_default_graph().get_operations()
             if node.type == TensorSummaryV2.__name__ and node.name.startswith(scope or "")]
    return merge(found) if found else None


def all_v2_summary_ops():
    """What `tf.summary` has put into the default graph, to be run by a session; None in eager code.

    Source: tf.compat.v1.summary.all_v2_summary_ops.
    """
    if executing_eagerly():
        return None
    kinds = (WriteSummary.__name__, WriteRawProtoSummary.__name__)
    return [node.outputs[0] for node in get_default_graph().get_operations() if node.type in kinds]


class FileWriter:
    """Writes messages into an event file, as a program of TensorFlow 1 hands them over.

    logdir: the folder.   graph: a tf.Graph, written at once.   max_queue: int, how many events may wait.
    flush_secs: for how many seconds.   filename_suffix: str, the end of the file's name.

    Raises: RuntimeError in eager code.
    Source: tf.compat.v1.summary.FileWriter. Differs: `graph_def`, `session` have no effect.
    """

    def __init__(self, logdir, graph=None, max_queue=10, flush_secs=120, graph_def=None, filename_suffix=None,
                 session=None):
        if executing_eagerly():
            raise RuntimeError(explain("FileWriter", "eager code", "v1.summary.FileWriter is not compatible with eager "
                                       "execution", "Use `tf.summary.create_file_writer`"))
        self._logdir = os.fspath(logdir)
        self._make = lambda: EventFile(logdir, max_queue, int(flush_secs * 1000), filename_suffix or "")
        self._file = self._make()
        if graph is not None:
            self.add_graph(graph)

    def get_logdir(self) -> str:
        """The folder."""
        return self._logdir

    def add_summary(self, summary, global_step=None):
        """Write a Summary, a message or its bytes.   global_step: int.   Raises: DataLossError for other bytes."""
        if isinstance(summary, bytes):
            summary = messages.parse("Summary", summary, "FileWriter.add_summary")
        self.add_event(messages.Event(wall_time=time.time(), step=int(global_step or 0), summary=summary))

    def add_graph(self, graph, global_step=None, graph_def=None):
        """Write a graph, which TensorBoard draws.   graph: a tf.Graph."""
        data = drawn_graph(graph).SerializeToString()
        self.add_event(messages.Event(wall_time=time.time(), step=int(global_step or 0), graph_def=data))

    def add_event(self, event):
        """Write an Event message."""
        self._file.add(event)

    def flush(self):
        """Write to the disk what waits."""
        self._file.flush()

    def close(self):
        """Write what waits, and close the file."""
        self._file.close()

    def reopen(self):
        """Go on in a new file."""
        self._file.close()
        self._file = self._make()

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.close()
