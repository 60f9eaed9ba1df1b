"""run, reduce, gather: what a program calls."""

import numpy as np
import pytest

import minitf as tf


def number():
    return tf.cast(tf.distribute.get_replica_context().replica_id_in_sync_group, tf.float32)


def test_a_function_that_is_no_function(mirrored):
    with pytest.raises(ValueError, match="it must be a function"):
        mirrored.run(3)


def test_arguments_are_divided(mirrored):
    values = mirrored.experimental_distribute_values_from_function(lambda context: context.replica_id_in_sync_group + 1)
    found = mirrored.run(lambda x, *, y: x * y, args=(values,), kwargs={"y": 10})
    assert found.values == (10, 20)


def test_a_traced_function_runs_in_all_replicas(mirrored):
    traces = []

    @tf.function
    def step(x):
        traces.append(1)
        if tf.reduce_sum(x) > 1.5:  # AutoGraph sees it
            x = x * 10.0
        return tf.distribute.get_replica_context().all_reduce("SUM", x)

    values = mirrored.experimental_distribute_values_from_function(lambda context: tf.constant([1.0]) * (
        context.replica_id_in_sync_group + 1.0))
    for _ in range(2):
        assert [x.numpy().tolist() for x in mirrored.run(step, (values,)).values] == [[21.0], [21.0]]
    assert len(traces) == 2  # once for each replica


@pytest.mark.parametrize("traced", [False, True])
def test_reduce(mirrored, traced):
    def reductions():
        x = mirrored.run(lambda: number() + tf.constant([1.0, 2.0]))
        return [mirrored.reduce("SUM", x, axis=None), mirrored.reduce(tf.distribute.ReduceOp.MEAN, x, axis=0),
                mirrored.reduce("SUM", x, axis=(0,)), mirrored.gather(x, axis=0)]

    found = (tf.function(reductions) if traced else reductions)()
    assert [x.numpy().tolist() for x in found] == [[3.0, 5.0], 2.0, 8.0, [1.0, 2.0, 2.0, 3.0]]


def test_a_mean_over_unequal_parts(mirrored):
    x = mirrored.run(lambda: tf.fill([tf.cast(number(), tf.int32) * 2 + 1], number()))
    assert mirrored.reduce("MEAN", x, axis=0).numpy() == 0.75  # of 0, 1, 1, 1


def test_what_is_the_same_everywhere(mirrored):
    assert mirrored.reduce("MEAN", 3.0, axis=None) == 3.0
    assert mirrored.reduce("SUM", 0, axis=None) == 0
    with pytest.raises(ValueError, match="A non-DistributedValues value cannot be reduced"):
        mirrored.reduce("SUM", tf.constant(3.0), axis=None)
    assert mirrored.experimental_local_results(3) == mirrored.unwrap(3) == (3,)


def test_nested_values(mirrored):
    x = mirrored.run(lambda: {"a": number(), "b": [number() + 1.0]})
    found = mirrored.reduce("SUM", x, axis=None)
    assert (found["a"].numpy(), found["b"][0].numpy()) == (1.0, 3.0)


def test_a_training_step_of_two_replicas_is_that_of_one(mirrored):
    rng = np.random.default_rng(0)
    x, y = rng.normal(size=(8, 3)).astype("float32"), rng.normal(size=(8, 1)).astype("float32")

    def trained(strategy):
        with strategy.scope():
            w = tf.Variable(tf.ones([3, 1]))
        data = strategy.experimental_distribute_dataset(tf.data.Dataset.from_tensor_slices((x, y)).batch(4).repeat(3))

        def step(x, y):
            with tf.GradientTape() as tape:
                loss = tf.nn.compute_average_loss(tf.square(x @ w - y), global_batch_size=4)
            gradient = tf.distribute.get_replica_context().all_reduce("SUM", tape.gradient(loss, w))
            w.assign_sub(0.1 * gradient)
            return loss

        run = tf.function(lambda batch: strategy.reduce("SUM", strategy.run(step, args=batch), axis=None))
        return [run(batch).numpy() for batch in data], w.numpy()

    for one, two in zip(trained(tf.distribute.OneDeviceStrategy("CPU:0")), trained(mirrored)):
        np.testing.assert_allclose(one, two, rtol=1e-5)
