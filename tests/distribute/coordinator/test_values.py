"""Results to come, and values of workers."""

import pytest

import minitf as tf
from minitf.distribute.coordinator.values import PerWorkerValue, RemoteValue, of_worker


def test_a_result_or_an_error():
    found, failed = RemoteValue(), RemoteValue()
    found._set({"a": tf.constant([1, 2]), "b": None})
    failed._set(error=KeyError("x"))
    assert found.get()["b"] is None
    assert found.fetch()["a"].tolist() == [1, 2]
    with pytest.raises(KeyError):
        failed.fetch()


def test_each_worker_has_its_own():
    value = PerWorkerValue([tf.data.Dataset.range(3), tf.data.Dataset.range(5, 8)])
    iterator = iter(value)
    assert iter(iterator) is iterator
    assert [next(of_worker((iterator, 3), i)[0]).numpy() for i in (0, 1, 1)] == [0, 5, 6]
    with pytest.raises(TypeError, match="Pass the iterator to schedule"):
        next(iterator)
