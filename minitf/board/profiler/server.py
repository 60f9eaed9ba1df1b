"""The profiler's server and its clients, of which there is none here. Floor 5. Read `session.py` first.

TensorFlow can be asked over the network to record. A program that wants to be recorded calls `start` and `stop` itself.
"""

from __future__ import annotations

from ...backend.errors import UnimplementedError, explain


def start(port):
    """Refuses: there is no server that records on request.   Source: tf.profiler.experimental.server.start.

    Raises: UnimplementedError.
    """
    raise _none("server.start")


def trace(service_addr, logdir, duration_ms, worker_list="", num_tracing_attempts=3, options=None):
    """Refuses: there is no server to ask.   Source: tf.profiler.experimental.client.trace.

    Raises: UnimplementedError.
    """
    raise _none("client.trace")


def monitor(service_addr, duration_ms, level=1):
    """Refuses: there is no server to ask.   Source: tf.profiler.experimental.client.monitor.

    Raises: UnimplementedError.
    """
    raise _none("client.monitor")


def _none(name):
    return UnimplementedError(explain(f"profiler.{name}", "a call", "a program is recorded from the inside only",
                                      "Use tf.profiler.experimental.start and stop"))
