"""transformations/prefetch.py: what TensorFlow gives, too."""

import gc
import threading
import time

import pytest

import minitf as tf
from data.recorded import assert_as_recorded, cases
from minitf.data.transformations.prefetch import Room


@pytest.mark.parametrize("name", cases("prefetch"))
def test_as_tensorflow_does(name):
    assert_as_recorded("prefetch", name)


def threads():
    return [thread for thread in threading.enumerate() if thread.name.startswith("tf.data prefetch")]


def test_no_thread_outlives_a_pass_that_is_left():
    gc.collect()  # errors that other tests caught hold their passes
    iterator = iter(tf.data.Dataset.range(100).prefetch(2))
    next(iterator)
    assert len(threads()) == 1
    del iterator
    gc.collect()
    assert threads() == []


def test_the_room_grows_where_it_was_full_and_is_empty_then():
    room = Room(-1)
    for waiting in (0, 1, 0, 2):  # it has never been full before the last
        room.note(waiting)
    assert room.size == 2
    for expected in (4, 8, 16, 32, 64, 64):
        room.note(0)
        assert room.size == expected
        room.note(room.size)
    large = Room(-1)
    large.note(2)
    large.note(0, [tf.zeros([8000, 8000])])
    assert large.size == 2
    said = Room(3)
    said.note(3)
    said.note(0)
    assert said.size == 3


def test_an_error_comes_where_its_element_would_have_been():
    def fragile(x):
        return tf.debugging.check_numerics(1.0 / tf.cast(2 - x, tf.float32), "division")

    iterator = iter(tf.data.Dataset.range(4).map(fragile).prefetch(3))
    assert next(iterator).numpy() == 0.5
    assert next(iterator).numpy() == 1.0
    with pytest.raises(tf.errors.InvalidArgumentError):
        next(iterator)
    assert next(iterator).numpy() == -1.0


def test_no_more_is_made_ahead_than_was_said():
    made = []

    def counted():
        for i in range(50):
            made.append(i)
            yield i

    iterator = iter(tf.data.Dataset.from_generator(counted, tf.int32).prefetch(3))
    next(iterator)
    time.sleep(0.2)
    assert len(made) <= 5
