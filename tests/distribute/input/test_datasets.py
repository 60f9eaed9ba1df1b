"""Distributed datasets, outside of functions and in them."""

import pytest

import minitf as tf
from minitf.distribute.values import PerReplica


def lists(strategy, data):
    return [[x.numpy().tolist() for x in strategy.experimental_local_results(element)] for element in data]


# What TensorFlow 2.21 gives: (rows, batch, drop_remainder) -> the parts of the replicas.
CASES = {
    (11, 4, False): [[[0, 1], [2, 3]], [[4, 5], [6, 7]], [[8, 9], [10]]],
    (5, 4, False): [[[0, 1], [2, 3]], [[4], []]],
    (6, 4, False): [[[0, 1], [2, 3]], [[4], [5]]],
    (6, 4, True): [[[0, 1], [2, 3]]],
    (8, 3, False): [[[0, 1], [2]], [[3, 4], [5]], [[6], [7]]],
}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_global_batches_are_divided(mirrored, case):
    rows, batch, drop = case
    data = mirrored.experimental_distribute_dataset(tf.data.Dataset.range(rows).batch(batch, drop_remainder=drop))
    assert lists(mirrored, data) == CASES[case]
    assert data.cardinality == len(CASES[case])


def test_specs_and_iterators(mirrored):
    data = mirrored.experimental_distribute_dataset(tf.data.Dataset.range(4).batch(4))
    spec = "TensorSpec(shape=(None,), dtype=tf.int64, name=None)"
    assert repr(data.element_spec) == f"PerReplicaSpec({spec}, {spec})"
    iterator = iter(data)
    assert iterator.element_spec == data.element_spec
    assert iter(iterator) is iterator
    optional = iterator.get_next_as_optional()
    assert optional.has_value()
    assert lists(mirrored, [optional.get_value()]) == [[[0, 1], [2, 3]]]
    assert not iterator.get_next_as_optional().has_value()
    with pytest.raises(tf.errors.OutOfRangeError):
        iterator.get_next()
    assert mirrored.experimental_distribute_dataset(data) is data


def test_batches_from_a_function(mirrored):
    seen = []

    def batches(context):
        seen.append((context.num_input_pipelines, context.num_replicas_in_sync))
        return tf.data.Dataset.range(5).batch(context.get_per_replica_batch_size(4))

    data = mirrored.distribute_datasets_from_function(batches)
    assert lists(mirrored, data) == [[[0, 1], [2, 3]], [[4], []]]
    assert seen == [(1, 2)]
    with pytest.raises(ValueError, match=r"it must return a tf\.data\.Dataset"):
        mirrored.distribute_datasets_from_function(lambda context: [1])


def test_one_replica_gets_the_elements_as_they_are():
    strategy = tf.distribute.OneDeviceStrategy("CPU:0")
    data = strategy.experimental_distribute_dataset(tf.data.Dataset.range(3).batch(2).map(lambda x: (x, -x)))
    assert [x.numpy().tolist() for x, _ in data] == [[0, 1], [2]]
    assert data.element_spec[0].shape.as_list() == [None]


def test_what_cannot_be_divided(mirrored):
    with pytest.raises(ValueError, match=r"Call dataset\.batch\(global_batch_size\) first"):
        mirrored.experimental_distribute_dataset(tf.data.Dataset.range(3))
    with pytest.raises(ValueError, match=r"must be a tf\.data\.Dataset"):
        mirrored.experimental_distribute_dataset([1])


def test_loops_in_traced_functions(mirrored):
    data = mirrored.experimental_distribute_dataset(tf.data.Dataset.range(6).batch(4))

    def step(x):
        return tf.reduce_sum(x)

    @tf.function
    def total(data):
        found = tf.constant(0, tf.int64)
        for element in data:
            found += mirrored.reduce("SUM", mirrored.run(step, (element,)), axis=None)
        return found

    @tf.function
    def first(iterator):
        return mirrored.run(step, (next(iterator),))

    assert total(data).numpy() == total(iter(data)).numpy() == 15
    assert [x.numpy() for x in first(iter(data)).values] == [1, 5]
    add = mirrored.reduce
    assert data.reduce(tf.constant(0, tf.int64), lambda state, x: state + add("SUM", x, axis=0)).numpy() == 15


def test_a_signature_may_be_the_spec_of_an_element(mirrored):
    data = mirrored.experimental_distribute_dataset(tf.data.Dataset.range(6).batch(4))

    @tf.function(input_signature=[data.element_spec])
    def doubled(batch):
        return mirrored.run(lambda x: x * 2, args=(batch,))

    results = [[part.numpy().tolist() for part in doubled(batch).values] for batch in data]
    assert results == [[[0, 2], [4, 6]], [[8], [10]]]
    assert doubled.experimental_get_tracing_count() == 1
    with pytest.raises(TypeError, match="the input_signature asks for PerReplicaSpec"):
        doubled(PerReplica([tf.constant([1]), tf.constant([2])]))


def test_functions_take_and_return_them(mirrored):
    @tf.function
    def made(n):
        return mirrored.distribute_datasets_from_function(lambda context: tf.data.Dataset.range(n).batch(2))

    @tf.function
    def summed(data):
        total = tf.constant(0, tf.int64)
        for batch in data:
            total += mirrored.reduce("sum", batch, axis=0)
        return total

    data = made(tf.constant(5, tf.int64))
    assert lists(mirrored, data) == [[[0, 1], [2, 3]], [[4], []]]
    assert summed(data).numpy() == summed(data).numpy() == 10
    assert summed.experimental_get_tracing_count() == 1
    again = mirrored.experimental_distribute_dataset(tf.data.Dataset.range(4).batch(2))
    assert summed(again).numpy() == 6
