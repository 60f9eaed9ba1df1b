"""timing.py: own times of stages."""

import time

import minitf as tf
from minitf.data.stage import slots
from minitf.data.timing import own_times


def sleeping(seconds):
    return lambda x: tf.py_function(lambda v: time.sleep(seconds) or v, [x], tf.int64)


def test_time_is_told_of_the_stage_that_takes_it():
    dataset = tf.data.Dataset.range(10).map(sleeping(0.01)).map(lambda x: x + 1).batch(2)
    stages = {type(stage).__name__ + str(i): id(stage) for i, stage in enumerate(dataset.stage.chain())}
    spent = own_times(dataset.stage, 10, 10.0)
    assert {name: spent[key].elements for name, key in stages.items()} == {
        "Batch0": 5, "Map1": 10, "Map2": 10, "Range3": 10}
    assert spent[stages["Map2"]].seconds >= 0.1
    assert spent[stages["Map1"]].seconds + spent[stages["Batch0"]].seconds < 0.05


def test_a_stage_is_timed_in_its_thread():
    dataset = tf.data.Dataset.range(5).map(sleeping(0.01)).prefetch(1)
    slow = dataset.stage.sources[0]
    assert own_times(dataset.stage, 5, 10.0)[id(slow)].seconds >= 0.05


def test_later_passes_do_not_notice():
    dataset = tf.data.Dataset.range(8).shuffle(8, seed=1)
    other = tf.data.Dataset.range(8).shuffle(8, seed=1)
    own_times(dataset.stage, 3, 1.0)
    assert [x.numpy() for x in dataset] == [x.numpy() for x in other]
    assert slots.watch is None


def test_no_more_is_run_than_was_asked_for():
    seen = []

    def counted():
        for i in range(100):
            seen.append(i)
            yield i

    own_times(tf.data.Dataset.from_generator(counted, tf.int32).stage, 7, 10.0)
    assert len(seen) == 7
