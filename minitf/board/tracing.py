"""tf.summary: trace_on, trace_export, trace_off: the graphs that run in between, and if asked a profile. Floor 5.

Read `graph_picture.py` first. TensorBoard shows them under the name that they are exported as.
"""

from __future__ import annotations

import threading
import warnings

from ..backend.errors import explain
from ..core.context import executing_eagerly
from ..graph.program import leave_programs, watch_programs
from ..wire import messages
from . import state
from .graph_picture import drawn_body
from .profiler import session
from .write import metadata_of, record

WITH_PROFILE, GRAPHS = "graph_run_metadata", "graph_run_metadata_graph"  # what TensorBoard calls the two kinds


class GraphTrace:
    """Notes every program that runs, once, while it is on.   bodies: of the programs, as they first ran."""

    def __init__(self):
        self.bodies: list = []

    def start(self):
        watch_programs(self.around_program)

    def stop(self):
        leave_programs(self.around_program)

    def around_program(self, program, run):
        """The program as it was, after a note."""
        def noted(xp, *values):
            if not any(program.body is body for body in self.bodies):
                self.bodies.append(program.body)
            return run(xp, *values)

        return noted

    def metadata(self):
        """A RunMetadata message with the graphs."""
        found = messages.RunMetadata()
        for body in self.bodies:
            graph = drawn_body(body)
            found.partition_graphs.append(graph)
            found.function_graphs.add(partition_graphs=[graph], pre_optimization_graph=graph,
                                      post_optimization_graph=graph)
        return found


class _Now:
    """The trace that is on."""

    trace: GraphTrace | None = None
    has_profiler = False


now = _Now()
_lock = threading.Lock()


def trace_on(graph=True, profiler=False, profiler_outdir=None):
    """Note the graphs of all functions that run from now on, until `trace_export` or `trace_off`.

    graph: whether graphs are noted.   profiler: whether ops are recorded, too, as by `tf.profiler.experimental.start`.
    profiler_outdir: the folder for what the profiler writes; without one it is not started.

        >>> import minitf as tf
        >>> import tempfile
        >>> tf.summary.trace_on()
        >>> y = tf.function(lambda x: x * 2)(tf.constant(3))
        >>> with tf.summary.create_file_writer(tempfile.mkdtemp()).as_default():
        ...     tf.summary.trace_export("doubling", step=0)

    Source: tf.summary.trace_on. As there, nothing is done but a warning in a graph, and where a trace is on.
    """
    if not executing_eagerly():
        warnings.warn("Cannot enable trace inside a tf.function.", stacklevel=2)
        return
    with _lock:
        if now.trace is not None:
            warnings.warn("Trace already enabled", stacklevel=2)
            return
        if profiler and profiler_outdir is None:
            warnings.warn("No `profiler_outdir` passed to trace_on(). Profiler won't be enabled.", stacklevel=2)
        now.has_profiler = bool(profiler and profiler_outdir is not None)
        if now.has_profiler:
            session.start(profiler_outdir)
        now.trace = GraphTrace()
        if graph or profiler:
            now.trace.start()


def trace_export(name, step=None, profiler_outdir=None):
    """Write what was noted since `trace_on`, and note no more.

    name: str, under which TensorBoard shows it.   step: int, or None for what was set.
    profiler_outdir: has no effect; it belongs to `trace_on`.

    Raises: ValueError where no trace is on, and without any step.
    Source: tf.summary.trace_export. Differs: graphs are written as traced, without TensorFlow's optimizations.
    """
    if step is not None:
        state.step_of(step)
    if not executing_eagerly():
        warnings.warn("Cannot export trace inside a tf.function.", stacklevel=2)
        return
    if now.trace is None:
        raise ValueError(explain("trace_export", "no trace is on",
                                 "Must enable trace before export through tf.summary.trace_on"))
    kind = WITH_PROFILE if now.has_profiler else GRAPHS
    data = now.trace.metadata().SerializeToString()
    record(name, lambda: data, step, metadata_of(kind, content=b"1"))
    trace_off()


def trace_off():
    """Note no more, and forget what was noted.   Source: tf.summary.trace_off."""
    with _lock:
        if now.trace is None:
            return
        now.trace.stop()
        now.trace = None
        if now.has_profiler and session.now.recording is not None:
            session.stop()
