"""transformations/parallel_interleave.py: the order of interleave, and what threads change."""

import gc
import threading
import time

import pytest

import minitf as tf

RANGE = tf.data.Dataset.range


def interleaved(n, cycle, block, **options):
    return RANGE(n).interleave(lambda x: RANGE(10 * x, 11 * x), cycle, block, **options)


def numbers(dataset):
    return [int(x) for x in dataset]


@pytest.mark.parametrize("calls", [1, 3, tf.data.AUTOTUNE])
@pytest.mark.parametrize(("cycle", "block"), [(1, 1), (2, 4), (3, 1), (9, 2)])
def test_the_order_is_that_of_interleave(cycle, block, calls):
    assert numbers(interleaved(7, cycle, block, num_parallel_calls=calls)) == numbers(interleaved(7, cycle, block))


def test_where_order_is_free_every_element_comes_once():
    free = numbers(interleaved(7, 3, 2, num_parallel_calls=2, deterministic=False))
    assert sorted(free) == sorted(numbers(interleaved(7, 3, 2)))


def test_so_many_are_read_at_a_time_as_was_said():
    both = threading.Barrier(2)  # passed only by two at a time
    running, most = [], []

    def read(x):
        running.append(x)
        most.append(len(running))
        both.wait(60)
        running.remove(x)
        return x

    def pair(x):
        return RANGE(x, x + 1).map(lambda x: tf.numpy_function(read, [x], tf.int64))

    assert numbers(RANGE(4).interleave(pair, 4, num_parallel_calls=2)) == [0, 1, 2, 3]
    assert max(most) == 2


def slow_to_begin(x):
    def read(x):
        time.sleep(0.001)
        return x

    return RANGE(x, x + 10).map(lambda x: tf.numpy_function(read, [x], tf.int64))


def test_autotune_takes_threads_where_reading_is_slow():
    cursors = [RANGE(3).interleave(function, 3, num_parallel_calls=tf.data.AUTOTUNE).stage.begin()
               for function in (slow_to_begin, lambda x: RANGE(x, x + 10))]
    found = [[int(leaves[0]) for leaves in cursor.several(100)] for cursor in cursors]
    assert found[0] == found[1] == [x + i for i in range(10) for x in range(3)]
    assert cursors[0].threaded


@pytest.mark.parametrize("before", [2, 17, 25])
@pytest.mark.parametrize("calls", [2, tf.data.AUTOTUNE])
def test_a_saved_place_can_be_gone_back_to(before, calls):
    dataset = RANGE(5).interleave(slow_to_begin, 3, num_parallel_calls=calls)
    iterator = iter(dataset)
    for _ in range(before):
        next(iterator)
    place = iterator.save()
    rest = numbers(iterator)
    assert len(rest) == 50 - before
    other = iter(dataset)
    other.restore(place)
    assert numbers(other) == rest
    iterator.restore(place)
    assert numbers(iterator) == rest


def test_an_error_comes_in_its_turn():
    def fails(x):
        return RANGE(3).map(lambda y: 6 // ((x - 1) + (y - 1)))  # of dataset 1 at y = 1, of dataset 0 at y = 2

    iterator = iter(RANGE(2).interleave(fails, 2, num_parallel_calls=2).ignore_errors())
    assert numbers(iterator) == [-3, -6, -6, 6]


def test_what_the_function_raises_tells_the_element():
    def opened(x):
        return tf.data.Dataset.from_tensors(6 // (2 - x))

    iterator = iter(RANGE(4).interleave(opened, 2, num_parallel_calls=2))
    assert [next(iterator).numpy(), next(iterator).numpy()] == [3, 6]
    with pytest.raises(tf.errors.InvalidArgumentError) as caught:
        next(iterator)
    assert "opened, at element 2" in caught.value.__notes__[-1]


def threads():
    return {thread for thread in threading.enumerate() if thread.name.startswith("tf.data prefetch")}


def test_no_thread_outlives_a_pass_that_is_left():
    before = threads()
    iterator = iter(RANGE(9).interleave(lambda x: RANGE(x, x + 1000), 4, num_parallel_calls=4))
    next(iterator)
    assert len(threads() - before) == 4
    del iterator
    gc.collect()
    assert threads() - before == set()
