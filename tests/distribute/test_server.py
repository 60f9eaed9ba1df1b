"""Server: a name for a machine."""

import pytest

import minitf as tf

CLUSTER = tf.train.ClusterSpec({"worker": ["a:1", "b:2"], "ps": ["c:3"]})


def test_its_address():
    assert tf.distribute.Server(CLUSTER, "worker", 1).target == "grpc://b:2"
    assert tf.distribute.Server(CLUSTER, "ps", protocol="mpi").target == "mpi://c:3"
    assert tf.distribute.Server.create_local_server().target == "grpc://localhost:0"


def test_which_task():
    with pytest.raises(tf.errors.InvalidArgumentError, match="job_name must be given"):
        tf.distribute.Server(CLUSTER)
    with pytest.raises(tf.errors.InvalidArgumentError, match="task_index must be given"):
        tf.distribute.Server(CLUSTER, "worker")
    with pytest.raises(ValueError, match="chief"):
        tf.distribute.Server(CLUSTER, "chief", 0)
