"""Switches: tell where every op runs, filter tracebacks. Floor 2. Read `numerics.py` first."""

from __future__ import annotations

import sys

from ...backend.errors import explain
from ...core.context import local, push_recorder, remove_recorder

_settings = {"traceback_filtering": True}


class PlacementLog:
    """A recorder that writes to the standard error stream on which device each op ran."""

    def record(self, call):
        """Tell of a call that has just run."""
        print(f"Executing op {call.op.__name__} in device {call.output.device}", file=sys.stderr)

    def read(self, variable, tensor):
        """A variable is read: nothing is computed."""


def set_log_device_placement(enabled):
    """Say, or stop saying, on the standard error stream where every op of this thread runs.

        >>> import minitf as tf
        >>> tf.debugging.set_log_device_placement(True)
        >>> tf.debugging.get_log_device_placement()
        True
        >>> tf.debugging.set_log_device_placement(False)

    Raises: TypeError for anything but a bool.
    Source: tf.debugging.set_log_device_placement.
    """
    if not isinstance(enabled, bool):
        raise TypeError(explain("set_log_device_placement", f"received {enabled!r}", "it must be True or False"))
    for recorder in placement_logs():
        remove_recorder(recorder)
    if enabled:
        push_recorder(PlacementLog())


def get_log_device_placement():
    """Whether ops of this thread say where they run.

        >>> import minitf as tf
        >>> tf.debugging.get_log_device_placement()
        False

    Source: tf.debugging.get_log_device_placement.
    """
    return bool(placement_logs())


def placement_logs():
    """The recorders that set_log_device_placement has pushed."""
    return [recorder for recorder in local.state.recorders if isinstance(recorder, PlacementLog)]


def enable_traceback_filtering():
    """Ask for tracebacks without the library's own frames.

        >>> import minitf as tf
        >>> tf.debugging.enable_traceback_filtering()

    Source: tf.debugging.enable_traceback_filtering. Differs: remembered, but frames are never left out: few files of
    minitf stand between a call and its error.
    """
    _settings["traceback_filtering"] = True


def disable_traceback_filtering():
    """Ask for whole tracebacks.

        >>> import minitf as tf
        >>> tf.debugging.disable_traceback_filtering()
        >>> tf.debugging.is_traceback_filtering_enabled()
        False
        >>> tf.debugging.enable_traceback_filtering()

    Source: tf.debugging.disable_traceback_filtering.
    """
    _settings["traceback_filtering"] = False


def is_traceback_filtering_enabled():
    """Which of the two was asked for last.

        >>> import minitf as tf
        >>> tf.debugging.is_traceback_filtering_enabled()
        True

    Source: tf.debugging.is_traceback_filtering_enabled.
    """
    return _settings["traceback_filtering"]
