"""A trial: the values that the hyperparameters have in one training. Floor 5. Read `domains.py` first."""

from __future__ import annotations

import hashlib
import json
import time

import numpy as np

from ...backend.errors import explain
from ...wire import messages
from ...wire.tensors import tensor_proto
from ..raw import summary_scope, write_raw_pb
from .domains import set_value

PLUGIN = "hparams"
SUCCESS, FAILURE = 1, 2


def hparams_pb(hparams, trial_id=None, start_time_secs=None):
    """A Summary message of what `hparams` writes.   Source: tensorboard.plugins.hparams.api."""
    values = by_name(hparams)
    data = messages.HParamsPluginData()
    start = data.session_start_info
    start.group_name = group_of(trial_id, values)
    start.start_time_secs = time.time() if start_time_secs is None else start_time_secs
    for name in sorted(values):
        set_value(start.hparams[name], values[name])
    return summary_of("_hparams_/session_start_info", data)


def session_end_pb(status=SUCCESS, end_time_secs=None):
    """A Summary message that tells of the end of a trial."""
    data = messages.HParamsPluginData()
    data.session_end_info.status = status
    data.session_end_info.end_time_secs = time.time() if end_time_secs is None else end_time_secs
    return summary_of("_hparams_/session_end_info", data)


def hparams(hparams, trial_id=None, start_time_secs=None):
    """Write the values of a trial, into the folder of that trial.

    hparams: dict, from HParams or their names to bools, numbers or strings.
    trial_id: str, a name of these values; by default, made of them. Trials of one name are repetitions.
    start_time_secs: seconds since 1970; by default now.
    Returns: bool [], whether it was written.

        >>> import minitf as tf
        >>> import tempfile
        >>> with tf.summary.create_file_writer(tempfile.mkdtemp()).as_default():
        ...     hparams({"units": 16, "optimizer": "adam"}).numpy()
        np.True_

    Raises: ValueError where two have one name; TypeError for values of other types.
    Source: tensorboard.plugins.hparams.api.hparams.
    """
    return write_hparams("hparams", hparams_pb(hparams, trial_id, start_time_secs))


def by_name(hparams) -> dict:
    """The values by the names of their hyperparameters; NumPy's numbers are Python's."""
    values: dict = {}
    for key, value in hparams.items():
        name = getattr(key, "name", key)
        if name in values:
            raise ValueError(explain("hparams", f"{name!r} twice", f"multiple values specified for hparam {name!r}"))
        values[name] = value.item() if isinstance(value, np.generic) else value
    return values


def group_of(trial_id, values) -> str:
    """The name of a trial: as given, or a hash of the values, whatever their order."""
    if trial_id is None:
        text = json.dumps(values, sort_keys=True, separators=(",", ":"), default=repr)
        return hashlib.sha256(text.encode()).hexdigest()
    if not isinstance(trial_id, str):
        raise TypeError(explain("hparams", f"trial_id is {trial_id!r}", "`trial_id` should be a `str`"))
    return trial_id


def summary_of(tag, data):
    """A Summary message for the plugin: all that it reads is in the metadata."""
    summary = messages.Summary()
    value = summary.value.add(tag=tag, tensor=tensor_proto(np.zeros(0, np.float32)))
    value.metadata.plugin_data.plugin_name = PLUGIN
    value.metadata.plugin_data.content = data.SerializeToString(deterministic=True)
    return summary


def write_hparams(name, summary):
    """Write a Summary message at step 0.   Returns: bool [], whether it was written."""
    with summary_scope(name):
        return write_raw_pb(summary.SerializeToString(), step=0)
