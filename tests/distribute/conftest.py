"""What the tests of strategies share."""

import pytest

import minitf as tf
from distribute.two_cpus import two_cpus

__all__ = ["two_cpus"]


@pytest.fixture
def mirrored(two_cpus):
    """A strategy of two replicas."""
    return tf.distribute.MirroredStrategy(two_cpus)


@pytest.fixture
def central(two_cpus):
    """Two replicas that share their variables."""
    return tf.distribute.experimental.CentralStorageStrategy(two_cpus)
