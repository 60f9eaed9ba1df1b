"""Seeds: which stream an op reads, and that two readers never read the same stretch."""

import threading

import numpy as np
import pytest

import minitf as tf
from minitf.ops.random import seeds as random_seeds
from minitf.ops.random.seeds import DEFAULT_SEED, LARGEST_SEED, get_seed, reserve


@pytest.fixture(autouse=True)
def unseeded():
    tf.random.set_seed(None)
    yield
    tf.random.set_seed(None)


def test_the_table_of_seeds():
    assert get_seed(None) == (0, 0)
    assert get_seed(7) == (DEFAULT_SEED, 7)
    tf.random.set_seed(5)
    assert get_seed(7) == (5, 7)
    first, second = get_seed(None), get_seed(None)
    assert first[0] == second[0] == 5
    assert first[1] != second[1]
    tf.random.set_seed(5)
    assert get_seed(None) == first


def test_two_zeros_would_mean_unseeded():
    tf.random.set_seed(0)
    assert get_seed(0) == (0, LARGEST_SEED)
    assert get_seed(LARGEST_SEED) == (0, LARGEST_SEED)


@pytest.mark.parametrize("seed", [5, 5.0, np.int64(5), np.array(5), tf.constant(5)])
def test_seeds_may_be_integers_of_any_kind(seed):
    tf.random.set_seed(seed)
    assert get_seed(1) == (5, 1)


@pytest.mark.parametrize("seed", [1.5, "a", [1]])
def test_what_is_no_seed(seed):
    with pytest.raises(TypeError, match="a seed is an integer or None"):
        tf.random.set_seed(seed)
    with pytest.raises(TypeError, match="a seed is an integer or None"):
        get_seed(seed)


def test_a_stream_with_a_given_seed_goes_on():
    seeds = get_seed(7)
    start = reserve("Op", *seeds, "float32", 10)
    assert reserve("Op", *seeds, "float32", 5) == start.skip(10)
    assert reserve("Op", *seeds, "float32", 5) == start.skip(15)
    assert reserve("Op", *seeds, "float64", 5) == start
    assert reserve("Other", *seeds, "float32", 5) == start
    tf.random.set_seed(None)
    assert reserve("Op", *get_seed(7), "float32", 5) == start


def test_drawn_seeds_do_not_fill_the_memory():
    tf.random.set_seed(1)
    for _ in range(100):
        tf.random.uniform([1])
    tf.random.uniform([1], seed=3)
    assert len(random_seeds._seeds.offsets) == 1


def test_threads_share_a_stream_without_repeating_it():
    tf.random.set_seed(1)
    drawn = []
    threads = [
        threading.Thread(target=lambda: drawn.extend(float(tf.random.uniform([], seed=9)) for _ in range(50)))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    tf.random.set_seed(1)
    assert sorted(drawn) == sorted(float(tf.random.uniform([], seed=9)) for _ in range(200))


def test_every_node_of_a_graph_reads_its_stream_from_the_start():
    tf.random.set_seed(1234)
    f, g = (tf.function(lambda: (tf.random.uniform([2]), tf.random.uniform([2]))) for _ in range(2))
    first, second = [[x.numpy().tolist() for x in h()] for h in (f, g)]
    assert first == second
    assert first[0] != first[1]
    assert f()[0].numpy().tolist() != first[0]
