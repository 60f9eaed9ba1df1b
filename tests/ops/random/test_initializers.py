"""Initializers: values, dtypes, configurations. Random numbers are tested in test_random.py."""

import pytest

import minitf as tf


def test_constants():
    assert tf.zeros_initializer()([2], tf.int32).numpy().tolist() == [0, 0]
    assert tf.ones_initializer()([2, 1]).numpy().tolist() == [[1.0], [1.0]]
    assert tf.constant_initializer(2)([3]).dtype == tf.int32
    assert tf.constant_initializer([1, 2, 3, 4])([2, 2], tf.float32).numpy().tolist() == [[1.0, 2.0], [3.0, 4.0]]


CONFIGURED = [
    (tf.zeros_initializer, {}),
    (tf.ones_initializer, {}),
    (tf.constant_initializer, {"value": 2}),
    (tf.random_uniform_initializer, {"minval": -1, "maxval": 1, "seed": 3}),
    (tf.random_normal_initializer, {"mean": 1.0, "stddev": 2.0, "seed": None}),
]


@pytest.mark.parametrize(("kind", "config"), CONFIGURED)
def test_the_configuration_makes_an_equal_initializer(kind, config):
    assert kind(**config).get_config() == config


@pytest.mark.parametrize("kind", [tf.random_uniform_initializer, tf.random_normal_initializer])
def test_only_a_seed_makes_calls_equal(kind):
    tf.random.set_seed(1)
    free, seeded = kind(), kind(seed=1)
    assert free([4]).numpy().tolist() != free([4]).numpy().tolist()
    assert seeded([4]).numpy().tolist() == seeded([4]).numpy().tolist()


def test_a_variable_from_an_initializer():
    v = tf.Variable(tf.random_normal_initializer(seed=1)([2, 3]))
    assert v.shape == [2, 3]


@pytest.mark.parametrize(
    ("call", "error"),
    [
        (lambda: tf.zeros_initializer()([2], tf.string), ValueError),
        (lambda: tf.ones_initializer()([2], tf.string), ValueError),
        (lambda: tf.constant_initializer([1, 2, 3])([2, 2]), TypeError),
        (lambda: tf.constant_initializer(2.5)([3], tf.int32), TypeError),
        (lambda: tf.random_uniform_initializer()([3], tf.int32), TypeError),
    ],
)
def test_what_they_refuse(call, error):
    with pytest.raises(error):
        call()
