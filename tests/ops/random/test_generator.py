"""Generator: state, sharing, copies, threads. Its exact numbers are compared in interop/expressions/random.txt."""

import copy
import pickle
import threading

import numpy as np
import pytest

import minitf as tf

Generator = tf.random.Generator


def test_each_number_takes_256_places():
    g = Generator.from_seed(1)
    g.uniform([2, 3])
    assert g.state.numpy().tolist() == [1 + 6 * 256, 0, 0]
    g.normal([0])
    assert g.state.numpy().tolist() == [1 + 6 * 256, 0, 0]


def test_the_counter_carries():
    g = Generator.from_state([-1, 0, 5], "philox")
    before = g.skip(1)
    assert before.numpy().tolist() == [-1, 0, 5]
    assert g.state.numpy().tolist() == [255, 1, 5]
    g = Generator.from_state([-1, 5], "threefry")
    g.skip(1)
    assert g.state.numpy().tolist() == [255, 5]


def test_a_state_stored_is_a_state_to_go_on_from():
    g = Generator.from_seed(3)
    g.normal([5])
    other = Generator.from_state(g.state.numpy(), g.algorithm)
    np.testing.assert_array_equal(g.normal([4]), other.normal([4]))


@pytest.mark.parametrize("alg", ["philox", "threefry", "auto_select"])
def test_every_algorithm_draws(alg):
    g, h = Generator.from_seed(3, alg), Generator.from_seed(3, alg)
    for draw in ("normal", "truncated_normal", "uniform"):
        x = getattr(g, draw)([50, 100]).numpy()
        np.testing.assert_array_equal(x, getattr(h, draw)([50, 100]))
        assert abs(x.mean() - (0.5 if draw == "uniform" else 0)) < 0.05
    integers = g.uniform([1000], -2, 3, tf.int64).numpy()
    assert sorted(set(integers.tolist())) == [-2, -1, 0, 1, 2]
    assert g.make_seeds(3).shape == [2, 3]
    first, second = g.split(2)
    assert not np.array_equal(first.normal([4]), second.normal([4]))
    assert first.algorithm == g.algorithm


def test_generators_may_share_a_variable():
    v = tf.Variable([1, 0, 0], dtype=tf.int64)
    g, h = Generator.from_state(v, "philox"), Generator.from_state(v, "philox")
    assert not np.array_equal(g.normal([4]), h.normal([4]))
    assert v.numpy()[0] == 1 + 8 * 256


def test_copies():
    g = Generator.from_seed(5)
    same, alone, stored = copy.copy(g), copy.deepcopy(g), pickle.loads(pickle.dumps(g))  # noqa: S301
    g.skip(1)
    assert [int(x.state[0]) for x in (same, alone, stored, Generator(g))] == [261, 5, 5, 261]


def test_without_a_seed_numbers_differ():
    one, two = (Generator.from_non_deterministic_state().normal([4]) for _ in range(2))
    assert not np.array_equal(one, two)


def test_the_programs_own_generator():
    g = Generator.from_seed(1)
    tf.random.set_global_generator(g)
    assert tf.random.get_global_generator() is g
    assert tf.random.experimental.get_global_generator() is g


def test_threads_never_draw_the_same():
    g, drawn = Generator.from_seed(1), []

    def draw():
        drawn.extend(float(g.uniform([])) for _ in range(50))

    threads = [threading.Thread(target=draw) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(drawn)) == 200
    assert int(g.state[0]) == 1 + 200 * 256


def test_a_gradient_flows_through_the_scale_alone():
    g, scale = Generator.from_seed(1), tf.Variable(2.0)
    with tf.GradientTape() as tape:
        y = tf.reduce_sum(g.normal([3], 0.0, scale))
    assert float(tape.gradient(y, scale)) == pytest.approx(float(y) / 2)


def test_its_state_is_its_only_child():
    g = Generator.from_seed(1)
    assert g._trackable_children() == {"_state_var": g.state}


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: Generator(), AssertionError, "from_seed"),
        (lambda: Generator.from_state([1, 2], "philox"), ValueError, "vector of 3 integers"),
        (lambda: Generator.from_state([1, 2, 3], "threefry"), ValueError, "vector of 2 integers"),
        (lambda: Generator.from_state(tf.Variable([1, 2]), "philox"), ValueError, "vector of 3 integers"),
        (lambda: Generator.from_key_counter([1], [2, 3], "philox"), ValueError, "key has shape"),
        (lambda: Generator.from_seed(1, "dice"), ValueError, "'dice'"),
        (lambda: Generator.from_seed(1).uniform([2], None, 5, tf.int32), ValueError, "both bounds or neither"),
        (lambda: Generator.from_seed(1).uniform([2], 5, 5, tf.int32), tf.errors.InvalidArgumentError, "minval"),
        (lambda: Generator.from_seed(1).normal([-2]), tf.errors.InvalidArgumentError, "-2"),
        (lambda: Generator.from_seed(1).skip([1, 2]), tf.errors.InvalidArgumentError, "one number"),
    ],
)
def test_what_is_refused(call, error, words):
    with pytest.raises(error, match=words):
        call()
