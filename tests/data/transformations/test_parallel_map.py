"""transformations/parallel_map.py: what TensorFlow gives, too."""

import gc
import threading
import time

import pytest

import minitf as tf
from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("parallel_map"))
def test_as_tensorflow_does(name):
    assert_as_recorded("parallel_map", name)


@pytest.mark.parametrize("calls", [3, tf.data.AUTOTUNE])
@pytest.mark.parametrize("bad", [2, 20])
def test_an_error_on_a_thread_tells_the_stage_the_function_and_the_element(calls, bad):
    def divided(x):
        return 6 // (bad - x)

    iterator = iter(tf.data.Dataset.range(50).map(divided, num_parallel_calls=calls))
    for _ in range(bad):
        next(iterator)
    with pytest.raises(tf.errors.InvalidArgumentError) as caught:
        next(iterator)
    assert caught.value.__notes__ == [f"Dataset.map: in divided, at element {bad}"]


def threads_end() -> bool:
    """Whether the threads of all passes end, as soon as their calls do."""
    gc.collect()  # errors that other tests caught hold their passes
    for _ in range(100):
        if not any(thread.name.startswith("tf.data map") for thread in threading.enumerate()):
            return True
        time.sleep(0.02)
    return False


def test_no_thread_outlives_a_pass_that_is_left():
    assert threads_end()

    def slow(x):
        time.sleep(0.01)
        return x

    iterator = iter(tf.data.Dataset.range(100).map(lambda x: tf.numpy_function(slow, [x], tf.int64), 3).prefetch(2))
    next(iterator)
    assert any(thread.name.startswith("tf.data map") for thread in threading.enumerate())
    del iterator
    assert threads_end()


def test_no_more_calls_run_than_was_said():
    running, most = [], []

    def counted(x):
        running.append(x)
        most.append(len(running))
        time.sleep(0.005)
        running.pop()
        return x

    list(tf.data.Dataset.range(12).map(lambda x: tf.numpy_function(counted, [x], tf.int64), 3))
    assert 1 < max(most) <= 3


@pytest.mark.parametrize("calls", [4, tf.data.AUTOTUNE])
def test_short_calls_that_only_compute_take_no_threads(calls):
    assert threads_end()
    iterator = iter(tf.data.Dataset.range(100).map(lambda x: x + 1, calls))
    assert [int(next(iterator)) for _ in range(50)] == list(range(1, 51))
    assert not any(thread.name.startswith("tf.data map") for thread in threading.enumerate())


def test_calls_may_wait_for_each_other():
    both = threading.Barrier(2, timeout=20)

    def met(x):
        both.wait()
        return x

    dataset = tf.data.Dataset.range(20).map(lambda x: tf.numpy_function(met, [x], tf.int64), num_parallel_calls=2)
    assert [int(x) for x in dataset] == list(range(20))
