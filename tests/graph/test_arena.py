"""The memory of a program's intermediate results: kept between calls, never shared by two."""

import threading
import tracemalloc

import numpy as np

import minitf as tf
from graph.tracing import traced
from minitf.graph.arena import Arena
from minitf.graph.body import body_of
from minitf.graph.program import Program

SQUARE = (tf.float32, (64, 64))
random = np.random.default_rng(0)


def an_arena():
    arena = Arena()
    arena.size = 64 * 64 * 4
    arena.add(0, np.dtype("float32"), (64, 64))
    arena.add(0, np.dtype("int32"), (4, 8))
    return arena


def test_arrays_lie_where_they_were_planned():
    floats, ints = an_arena().take(np)
    floats[...] = 1
    assert (floats.shape, ints.shape) == ((64, 64), (4, 8))
    assert ints[0, 0] == np.ones(1, np.float32).view(np.int32)[0]


def test_what_is_given_back_is_taken_again_and_what_is_in_use_is_not():
    arena = an_arena()
    first, second = arena.take(np), arena.take(np)
    assert first is not second
    arena.give(first)
    arena.give(second)  # one is enough
    assert arena.take(np) is first
    assert arena.take(np) is not first


def test_a_program_that_is_called_on_many_threads():
    program = Program(body_of(traced(lambda x: tf.reduce_sum(tf.exp(tf.matmul(x, x)) * x), SQUARE)), "f")
    assert "take(xp)" in program.source
    xs = [random.standard_normal(SQUARE[1]).astype(np.float32) / 8 for _ in range(8)]
    expected = [program(np, x)[0] for x in xs]
    wrong = []

    def work(x, wanted):
        for _ in range(50):
            if program(np, x)[0] != wanted:
                wrong.append(x)

    threads = [threading.Thread(target=work, args=pair) for pair in zip(xs, expected)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_a_program_that_calls_itself():
    deep = []

    @tf.function
    def f(x):
        y = tf.matmul(x, x)

        def inside(y):
            deep.append(y)
            if len(deep) < 3:
                f(tf.ones_like(y))
            return y

        z = tf.py_function(inside, [tf.identity(y) * 1.0], tf.float32)
        return tf.reduce_sum(tf.matmul(y, y) + z)

    x = tf.constant(random.standard_normal(SQUARE[1]).astype(np.float32) / 8)
    found = f(x)
    y = x.numpy() @ x.numpy()
    np.testing.assert_allclose(found.numpy(), (y @ y + y).sum(), rtol=1e-5)
    assert len(deep) == 3


def test_an_error_leaves_a_program_that_works():
    program = Program(body_of(traced(lambda x, i: tf.gather(tf.matmul(x, x) + 1.0, i), SQUARE, (tf.int32, (1,)))), "f")
    x = np.ones(SQUARE[1], np.float32)
    for i in (0, 99, 1):
        try:
            (y,) = program(np, x, np.array([i], np.int32))
            np.testing.assert_array_equal(y, np.full((1, 64), 65, np.float32))
        except tf.errors.InvalidArgumentError:
            assert i == 99


def peak(function, *arguments):
    """The most bytes that a second call takes besides what was there before it."""
    function(*arguments)
    tracemalloc.start()
    function(*arguments)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def test_a_traced_step_takes_no_more_memory_than_an_eager_one():
    weights = [tf.Variable(random.standard_normal((128, 128)).astype(np.float32) / 12) for _ in range(6)]

    def step(x):
        with tf.GradientTape() as tape:
            y = x
            for w in weights:
                y = tf.nn.relu(tf.matmul(y, w))
            loss = tf.reduce_mean(y * y)
        for w, gradient in zip(weights, tape.gradient(loss, weights)):
            w.assign_sub(0.1 * gradient)
        return loss

    traced_step, x = tf.function(step), tf.constant(random.standard_normal((256, 128)).astype(np.float32))
    arena = tf.function(step).get_concrete_function(x).source.split(" bytes")[0].split("# ")[1].replace(",", "")
    assert peak(traced_step, x) + int(arena) <= peak(step, x)
