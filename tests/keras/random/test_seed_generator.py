"""Seeds that change from call to call."""

import numpy as np
import pytest

import minitf as tf
from keras.leaves import cases, same_as_keras
from minitf.keras.random.seed_generator import as_seed, draw_seed, global_seed_generator, op_seed


@pytest.mark.parametrize("expression", cases("random", "SeedGenerator set_random_seed seeded seed"))
def test_keras_gave_the_same(expression):
    same_as_keras("random", expression)


def test_an_int_is_always_the_same_seed_and_none_never():
    assert draw_seed(5).numpy().tolist() == [5, 0]
    assert draw_seed(None).numpy().tolist() != draw_seed(None).numpy().tolist()
    assert global_seed_generator() is global_seed_generator()


def test_ops_get_int32():
    assert op_seed(2**40 + 3).dtype == tf.int32
    assert op_seed(-1).numpy().tolist() == [2**31 - 3, 0]


def test_a_seed_moves_on_inside_a_function():
    seeds = tf.keras.random.SeedGenerator(3)
    draw = tf.function(lambda: tf.keras.random.normal((3,), seed=seeds))
    first, second = draw(), draw()
    assert not np.array_equal(first, second)
    assert seeds.state.numpy().tolist() == [3, 2]
    assert np.array_equal(first, tf.keras.random.normal((3,), seed=3))


def test_the_seed_of_an_initializer_may_be_a_config():
    config = tf.keras.saving.serialize_keras_object(tf.keras.random.SeedGenerator(4))
    assert as_seed(config, "test").next().numpy().tolist() == [4, 0]
    with pytest.raises(ValueError, match="seed is 'x'"):
        as_seed("x", "test")
