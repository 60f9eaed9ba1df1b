"""Cluster resolvers: what tells a process who it is, and who the others are. Floor 6. Read `spec.py` first.

Most often the environment does: TF_CONFIG holds JSON such as
{"cluster": {"worker": ["host1:port", "host2:port"]}, "task": {"type": "worker", "index": 0}}.
"""

from __future__ import annotations

import json
import os

from ...backend import devices
from ...backend.errors import explain
from .spec import ClusterSpec


class ClusterResolver:
    """Base of resolvers.   task_type, task_id: which task this process is.   Source: tf.distribute, same name."""

    task_type: str | None = None
    task_id: int | None = None
    rpc_layer: str | None = None
    environment = ""

    def cluster_spec(self) -> ClusterSpec:
        """All tasks."""
        raise NotImplementedError

    def master(self, task_type=None, task_id=None, rpc_layer=None) -> str:
        """The address of a task, by default of this one; "" where there is no cluster."""
        task_type = self.task_type if task_type is None else task_type
        task_id = self.task_id if task_id is None else task_id
        spec = self.cluster_spec()
        return "" if not spec or task_type is None or task_id is None else spec.task_address(task_type, task_id)

    def num_accelerators(self, task_type=None, task_id=None, config_proto=None) -> dict:
        """How many devices of each kind this machine has, besides its CPU."""
        gpus = len(devices.list_logical_devices("GPU"))
        return {"GPU": gpus} if gpus else {}


class SimpleClusterResolver(ClusterResolver):
    """What the program itself says.

        >>> resolver = SimpleClusterResolver(ClusterSpec({"worker": ["a:1"]}), task_type="worker", task_id=0)
        >>> resolver.master()
        'a:1'

    Source: tf.distribute.cluster_resolver.SimpleClusterResolver.
    """

    def __init__(self, cluster_spec, master="", task_type=None, task_id=None, environment="", num_accelerators=None,
                 rpc_layer=None):
        if not isinstance(cluster_spec, ClusterSpec):
            raise TypeError(explain("SimpleClusterResolver", f"cluster_spec is {cluster_spec!r}",
                                    "it must be a tf.train.ClusterSpec"))
        self._spec, self._master, self._accelerators = cluster_spec, master, num_accelerators
        self.task_type, self.task_id, self.environment, self.rpc_layer = task_type, task_id, environment, rpc_layer

    def cluster_spec(self):
        return self._spec

    def master(self, task_type=None, task_id=None, rpc_layer=None):
        return super().master(task_type, task_id) or self._master

    def num_accelerators(self, task_type=None, task_id=None, config_proto=None):
        return self._accelerators or super().num_accelerators()


class TFConfigClusterResolver(ClusterResolver):
    """What the environment variable TF_CONFIG says; without it, a cluster of nobody.

    Raises: ValueError where TF_CONFIG is not what it must be, when it is read.
    Source: tf.distribute.cluster_resolver.TFConfigClusterResolver.
    """

    def __init__(self, task_type=None, task_id=None, rpc_layer=None, environment=None):
        self._given = task_type, task_id
        self.rpc_layer = rpc_layer
        self.environment = environment or ""

    def cluster_spec(self):
        cluster = tf_config().get("cluster", {})
        try:
            return ClusterSpec(cluster)
        except TypeError as error:
            raise refusal(str(error)) from None

    @property
    def task_type(self):
        return self._given[0] or _task().get("type")

    @property
    def task_id(self):
        index = self._given[1] if self._given[1] is not None else _task().get("index")
        if index is not None and not str(index).isdigit():
            raise refusal(f"the task's index is {index!r}, and must be a number from 0")
        return None if index is None else int(index)


def tf_config() -> dict:
    """TF_CONFIG, as Python values; {} where it is not set.  Raises: ValueError where it is no JSON object."""
    text = os.environ.get("TF_CONFIG", "{}") or "{}"
    try:
        found = json.loads(text)
    except ValueError as error:
        raise refusal(f"{error}") from None
    if not isinstance(found, dict):
        raise refusal("it must be a JSON object")
    return found


def _task() -> dict:
    task = tf_config().get("task", {})
    if not isinstance(task, dict):
        raise refusal(f'"task" is {task!r}, and must be an object')
    return task


def refusal(rule):
    """The error for a TF_CONFIG that is not what it must be."""
    return ValueError(explain("TF_CONFIG", f"it is {os.environ.get('TF_CONFIG')!r}", rule,
                              'Write {"cluster": {"worker": ["host:port", ...]}, "task": {"type": "worker", "index": '
                              "0}}, or start the workers with `minitf launch`"))
