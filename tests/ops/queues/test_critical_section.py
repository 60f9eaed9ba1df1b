import threading
import time

import pytest

import minitf as tf


@pytest.mark.parametrize("in_graph", [False, True])
def test_reading_and_assigning_are_one_step(in_graph):
    section, v = tf.CriticalSection(), tf.Variable(0)

    def pause():
        time.sleep(0.001)

    def step():
        x = v.read_value()
        tf.py_function(pause, [], []) if in_graph else pause()
        v.assign(x + 1)
        return x

    def run():
        for _ in range(20):
            execute()

    execute = tf.function(lambda: section.execute(step)) if in_graph else lambda: section.execute(step)
    threads = [threading.Thread(target=run) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert v.numpy() == 80


def test_what_is_returned_becomes_tensors():
    section = tf.CriticalSection(name="mine")
    one, rest = section.execute(lambda: (1, {"a": [2.0, None]}))
    assert (one.numpy(), rest["a"][0].numpy(), rest["a"][1]) == (1, 2.0, None)
    assert (section.name, section.execute(lambda: None)) == ("mine", None)


def test_within_itself_it_would_wait_without_end():
    section = tf.CriticalSection()
    with pytest.raises(ValueError, match="without end"):
        section.execute(lambda: section.execute(lambda: 1))
    assert section.execute(lambda: 2).numpy() == 2  # the lock is free again


def test_an_error_in_a_graph_frees_the_lock():
    section = tf.CriticalSection()

    @tf.function
    def failing(x):
        return section.execute(lambda: tf.debugging.assert_positive(x))

    with pytest.raises(tf.errors.InvalidArgumentError):
        failing(tf.constant(-1))
    assert section.execute(lambda: 2).numpy() == 2
