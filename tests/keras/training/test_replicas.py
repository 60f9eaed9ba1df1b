"""Keras on two replicas: what one device gives, to floating-point noise."""

from types import SimpleNamespace

import numpy as np
import pytest

import minitf as tf
from distribute.two_cpus import two_cpus
from minitf.distribute.values import PerReplica
from minitf.keras.training.replicas import Share, mean_of_replicas, rows_of_replicas, share_of, strategy_of

__all__ = ["two_cpus"]

RNG = np.random.default_rng(0)
X = RNG.normal(size=(22, 5)).astype("float32")
Y = (X[:, :1] > 0).astype("float32")
K = tf.keras

STRATEGIES = {
    "plain": lambda devices: tf.distribute.get_strategy(),
    "one": lambda devices: tf.distribute.OneDeviceStrategy(devices[1]),
    "mirrored": tf.distribute.MirroredStrategy,
    "central": tf.distribute.experimental.CentralStorageStrategy,
}


def fitted(strategy, optimizer="adam", rows=16, **options):
    """What training gives: its history, predictions of all rows, and the weights."""
    K.utils.set_random_seed(1)
    with strategy.scope():
        normalization = K.layers.BatchNormalization(synchronized=True)
        model = K.Sequential([K.Input((5,)), K.layers.Dense(4, "relu"), normalization,
                              K.layers.Dense(1, "sigmoid", kernel_regularizer="l2")])
        model.compile(optimizer, "binary_crossentropy", metrics=["accuracy"], **options)
    history = model.fit(X[:rows], Y[:rows], 8, epochs=2, verbose=0, shuffle=False, validation_data=(X, Y)).history
    assert model.distribute_strategy.num_replicas_in_sync == strategy.num_replicas_in_sync
    return model, history, model.predict(X, 8, verbose=0)


@pytest.fixture
def plain(two_cpus):
    return fitted(STRATEGIES["plain"](two_cpus))


@pytest.mark.parametrize("name", ["one", "mirrored", "central"])
def test_fit_evaluate_and_predict(two_cpus, plain, name):
    model, history, outputs = fitted(STRATEGIES[name](two_cpus))
    for key, values in plain[1].items():
        np.testing.assert_allclose(history[key], values, rtol=1e-5, err_msg=key)
    np.testing.assert_allclose(outputs, plain[2], rtol=1e-5)
    for mine, theirs in zip(model.get_weights(), plain[0].get_weights(), strict=True):
        np.testing.assert_allclose(mine, theirs, rtol=1e-4, atol=1e-6)
    assert model.optimizer.iterations.numpy() == 4


def test_without_traces_and_with_a_distributed_dataset(two_cpus):
    strategy = tf.distribute.MirroredStrategy(two_cpus)
    model, _, _ = fitted(strategy, "sgd", run_eagerly=True)
    data = strategy.experimental_distribute_dataset(tf.data.Dataset.from_tensor_slices((X, Y)).batch(8))
    values = model.evaluate(data, verbose=0)
    np.testing.assert_allclose(values, model.evaluate(X, Y, 8, verbose=0), rtol=1e-5)


@pytest.mark.parametrize("optimizer", [
    lambda: K.optimizers.LossScaleOptimizer(K.optimizers.SGD(0.1), initial_scale=8.0),
    lambda: K.optimizers.SGD(0.1, gradient_accumulation_steps=2, use_ema=True, global_clipnorm=0.1),
    lambda: K.optimizers.Adadelta(0.5),
], ids=["loss scale", "accumulation", "unfused"])
def test_optimizers_of_other_kinds(two_cpus, optimizer):
    results = []
    for name in ("plain", "mirrored"):
        strategy = STRATEGIES[name](two_cpus)
        with strategy.scope():
            made = optimizer()
        results.append(fitted(strategy, made)[2])
    np.testing.assert_allclose(*results, rtol=1e-4)


def test_gradients_of_rows(two_cpus):
    """An embedding, in a loop of one's own with a step that is no part of Keras."""
    found = []
    for name in ("plain", "mirrored"):
        strategy = STRATEGIES[name](two_cpus)
        K.utils.set_random_seed(1)
        with strategy.scope():
            table = K.layers.Embedding(6, 2)
            table.build()
            optimizer = K.optimizers.SGD(0.5)

        def step(ids, table=table, optimizer=optimizer):
            with tf.GradientTape() as tape:
                loss = tf.nn.compute_average_loss(tf.reduce_sum(table(ids) ** 2, -1), global_batch_size=4)
            optimizer.apply(tape.gradient(loss, table.trainable_variables), table.trainable_variables)
            return loss

        data = strategy.experimental_distribute_dataset(tf.data.Dataset.from_tensor_slices([0, 1, 1, 5]).batch(4))
        run = tf.function(lambda x, s=strategy, step=step: s.reduce("SUM", s.run(step, (x,)), axis=None))
        found.append(([run(x).numpy() for x in data], table.get_weights()[0]))
    np.testing.assert_allclose(found[0][0], found[1][0], rtol=1e-6)
    np.testing.assert_allclose(found[0][1], found[1][1], rtol=1e-6)


def test_an_optimizer_across_replicas_moves_all_copies(two_cpus):
    strategy = tf.distribute.MirroredStrategy(two_cpus)
    with strategy.scope():
        v = K.Variable(1.0)
        optimizer = K.optimizers.SGD(0.5)
        optimizer.apply([tf.constant(1.0)], [v])
    assert [copy.numpy() for copy in v.values] == [0.5, 0.5]
    assert optimizer.iterations.numpy() == 1


def test_what_replicas_found_together(two_cpus):
    strategy = tf.distribute.MirroredStrategy(two_cpus)
    value = PerReplica([tf.constant([1.0]), tf.constant([2.0])])
    assert mean_of_replicas(strategy, value).numpy().tolist() == [1.5]
    assert rows_of_replicas(strategy, value).numpy().tolist() == [1.0, 2.0]
    assert strategy_of([]) is tf.distribute.get_strategy()


def test_the_share_of_a_dataset_is_divided_already(two_cpus):
    strategy = tf.distribute.MirroredStrategy(two_cpus)
    data = tf.data.Dataset.from_tensor_slices((X[:20], Y[:20])).batch(8)
    share = Share(strategy, data)
    assert (share.cardinality, [len(y.values) for _, y in share]) == (3, [2, 2, 2])

    def losses(data):
        K.utils.set_random_seed(1)
        with strategy.scope():
            model = K.Sequential([K.Input((5,)), K.layers.Dense(1, "sigmoid")])
            model.compile("sgd", "binary_crossentropy")
        history = model.fit(data, epochs=2, verbose=0, shuffle=False, validation_data=data).history
        return history["loss"] + history["val_loss"], model.predict(data, verbose=0)

    (found, predicted), (expected, outputs) = losses(share), losses(data)
    np.testing.assert_allclose(found, expected, rtol=1e-6)
    np.testing.assert_allclose(predicted, outputs, rtol=1e-6)


def test_only_datasets_are_shared_out_and_only_among_several_workers(two_cpus):
    strategy = tf.distribute.MirroredStrategy(two_cpus)
    data = tf.data.Dataset.range(4).batch(2)
    assert share_of(strategy, data) is data
    strategy.extended.group = SimpleNamespace(size=2, rank=1)
    assert share_of(strategy, X) is X
    assert share_of(strategy, data, {0: 1.0}) is data
    assert isinstance(share_of(strategy, data), Share)
