"""Queues as Python objects, and the threads that meet at them."""

import threading

import numpy as np
import pytest

import minitf as tf
from minitf.ops.queues.queue import Handle, PaddedQueue, PriorityQueue, Queue, ShuffledQueue, fits


def elements(*numbers):
    return [[np.array(n, np.int32)] for n in numbers]


def taken(queue, n, **how):
    return [int(x[0]) for x in queue.dequeue(n, **how)]


@pytest.fixture
def queue():
    return Queue([tf.int32], [()], 3)


def test_first_in_first_out(queue):
    queue.enqueue(elements(1, 2, 3))
    assert taken(queue, 2) == [1, 2]
    assert repr(queue) == "<FIFOQueue of 1>"


def test_who_gives_waits_for_room_and_who_takes_for_elements(queue):
    giver = threading.Thread(target=queue.enqueue, args=[elements(*range(10))])
    giver.start()
    assert taken(queue, 10) == list(range(10))  # more at once than it holds
    giver.join()
    taker = threading.Thread(target=queue.dequeue, args=[1])
    taker.start()
    queue.enqueue(elements(7))
    taker.join()
    assert queue.ready() == 0


def test_a_closed_queue_gives_what_is_left(queue):
    queue.enqueue(elements(1, 2))
    queue.close(False)
    with pytest.raises(tf.errors.CancelledError, match="the queue is closed"):
        queue.enqueue(elements(3))
    with pytest.raises(tf.errors.OutOfRangeError, match="requested 3, current size 2"):
        queue.dequeue(3)
    assert taken(queue, 3, some_do=True) == [1, 2]
    with pytest.raises(tf.errors.OutOfRangeError, match="current size 0"):
        queue.dequeue(1, some_do=True)
    with pytest.raises(tf.errors.CancelledError, match="already closed"):
        queue.close(False)


def test_who_waits_for_room_is_told_that_there_will_be_none(queue):
    errors = []

    def give():
        try:
            queue.enqueue(elements(*range(5)))
        except tf.errors.CancelledError as error:
            errors.append(str(error))

    giver = threading.Thread(target=give)
    giver.start()
    while len(queue.elements) < 3:
        pass
    queue.close(True)
    giver.join()
    assert "waited for room" in errors[0]


def test_some_stay_behind_so_that_there_is_a_choice():
    queue = ShuffledQueue([tf.int32], [()], -1, 2, (87654321, 7))
    queue.enqueue(elements(*range(8)))
    assert queue.ready() == 6
    assert taken(queue, 5) == [7, 4, 1, 6, 0]  # as TensorFlow's with this seed
    queue.close(False)
    assert taken(queue, 3) == [2, 3, 5]


def test_several_are_filled_up_to_one_size():
    queue = PaddedQueue([tf.int32, tf.string], [(None, 2), (None,)], 5)
    queue.enqueue([[np.ones((1, 2), np.int32), np.array([b"a"], object)],
                   [np.ones((2, 2), np.int32), np.array([], object)]])
    numbers, words = queue.batched(queue.dequeue(2))
    assert numbers.tolist() == [[[1, 1], [0, 0]], [[1, 1], [1, 1]]]
    assert words.tolist() == [[b"a"], [b""]]


def test_the_least_goes_first():
    queue = PriorityQueue([tf.int64], [()], 9)
    queue.enqueue(elements(3, 1, 2, 1))
    with pytest.raises(tf.errors.OutOfRangeError):
        queue.close(False) or queue.dequeue(5)
    assert taken(queue, 4) == [1, 1, 2, 3]


def test_elements_are_checked(queue):
    for wrong, message in (([np.array(1)], "must be int32"), ([np.zeros(2, np.int32)], "Shape mismatch"),
                           ([np.int32(1)] * 2, "Signature mismatch")):
        with pytest.raises(Exception, match=message):
            queue.checked(wrong)
    assert fits((2, 3), (None, 3))
    assert not fits((2,), (None, 3))
    assert [x.shape for x in Queue([tf.int32], [(2,)], 3).batched([])] == [(0, 2)]
    assert Handle().get().item().shape == ()
