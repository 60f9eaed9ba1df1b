"""Server: what a machine of a cluster is, to programs with parameter servers. Floor 6. See `parameter_server.py`."""

from __future__ import annotations

import threading

from ..backend.errors import InvalidArgumentError, explain
from .cluster.spec import ClusterSpec


class Server:
    """A task of a cluster.

    server_or_cluster_def: a tf.train.ClusterSpec, or what makes one.
    job_name, task_index: which task; may be left out where there is only one.
    protocol: stands before the address in `target`; "grpc" by default.
    config, start: accepted, and change nothing.

        >>> import minitf as tf
        >>> server = tf.distribute.Server({"worker": ["a:1", "b:2"]}, job_name="worker", task_index=1)
        >>> server.target
        'grpc://b:2'

    Raises: InvalidArgumentError where it is not said which task; ValueError for one that is not there.
    Source: tf.distribute.Server. Differs: nothing listens at the address, as the workers of a ParameterServerStrategy
    are threads of the program that coordinates them. So a program of TensorFlow runs as it is, with all on one machine.
    """

    def __init__(self, server_or_cluster_def, job_name=None, task_index=None, protocol=None, config=None, start=True):
        self._spec = ClusterSpec(server_or_cluster_def)
        if job_name is None:
            job_name = only("job_name", self._spec.jobs)
        if task_index is None:
            task_index = only("task_index", self._spec.task_indices(job_name))
        self._address = self._spec.task_address(job_name, task_index)
        self._protocol = protocol or "grpc"

    @property
    def target(self) -> str:
        """Its address, with the protocol."""
        return f"{self._protocol}://{self._address}"

    def start(self) -> None:
        """Nothing: there is nothing to start."""

    def join(self) -> None:
        """Wait until the process is ended from outside."""
        threading.Event().wait()

    @staticmethod
    def create_local_server(config=None, start=True):
        """The server of a cluster of one.  Source: tf.distribute.Server.create_local_server."""
        return Server({"localhost": ["localhost:0"]})


def only(name, found):
    """The only one there is.  Raises: InvalidArgumentError where there are others."""
    if len(found) != 1:
        raise InvalidArgumentError(explain("Server", f"{name} is None, there are {found}", f"{name} must be given"))
    return found[0]
