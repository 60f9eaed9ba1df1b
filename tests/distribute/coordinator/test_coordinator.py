"""Functions that are handed out to workers."""

import threading

import numpy as np
import pytest

import minitf as tf


@pytest.fixture
def coordinator():
    cluster = tf.train.ClusterSpec({"worker": ["a:1", "b:2"], "ps": ["c:3"]})
    strategy = tf.distribute.ParameterServerStrategy(tf.distribute.cluster_resolver.SimpleClusterResolver(cluster))
    return tf.distribute.coordinator.ClusterCoordinator(strategy)


def test_two_workers_are_at_work_at_the_same_time(coordinator):
    meeting = threading.Barrier(2, timeout=60)
    found = [coordinator.schedule(lambda i: (meeting.wait(), i * i)[1], args=(i,)) for i in range(4)]
    coordinator.join()
    assert coordinator.done()
    assert coordinator.fetch({"squares": found}) == {"squares": [0, 1, 4, 9]}


def test_training(coordinator):
    """Steps on data of each worker's own, in any order: the weight comes near to the one that all data ask for."""
    strategy = coordinator.strategy
    with strategy.scope():
        w = tf.Variable(0.0)
    data = coordinator.create_per_worker_dataset(lambda: tf.data.Dataset.from_tensors(2.0).repeat())

    @tf.function
    def step(iterator):
        def replica(x):
            with tf.GradientTape() as tape:
                loss = (w * x - 6.0) ** 2
            w.assign_sub(0.02 * tape.gradient(loss, w))
            return loss

        return strategy.run(replica, args=(next(iterator),))

    iterator = iter(data)
    losses = [coordinator.schedule(step, args=(iterator,)) for _ in range(60)]
    coordinator.join()
    assert 36.0 in coordinator.fetch(losses)  # whoever came first
    np.testing.assert_allclose(w.numpy(), 3.0, atol=0.05)


def test_what_a_lost_worker_was_at_is_done_by_another(coordinator):
    losses = iter([True, True])

    def lost_at_first(x):
        if next(losses, False):
            raise tf.errors.UnavailableError(None, None, "the worker is gone")
        return x

    found = [coordinator.schedule(lost_at_first, args=(i,)) for i in range(3)]
    coordinator.join()
    assert coordinator.fetch(found) == [0, 1, 2]


def test_an_error_of_the_program_ends_what_waits(coordinator):
    meeting = threading.Barrier(3, timeout=60)  # of both workers and this thread

    def fail():
        meeting.wait()
        raise KeyError("mine")

    failing = [coordinator.schedule(fail) for _ in range(2)]
    waiting = coordinator.schedule(lambda: 1)
    meeting.wait()
    with pytest.raises(KeyError, match="mine"):
        coordinator.join()
    for found in failing:
        with pytest.raises(KeyError):
            found.get()
    with pytest.raises(tf.errors.CancelledError, match="another failed"):
        waiting.get()


def test_wrong_arguments(coordinator):
    with pytest.raises(TypeError, match="must be a function"):
        coordinator.schedule(3)
    with pytest.raises(ValueError, match="must be a ParameterServerStrategy"):
        tf.distribute.coordinator.ClusterCoordinator(tf.distribute.get_strategy())
    same = coordinator.create_per_worker_dataset(tf.data.Dataset.range(2))
    assert same.values[0] is same.values[1]
