"""timing.py: own times of stages."""

import pytest

import minitf as tf
from minitf.data import timing
from minitf.data.stage import slots
from minitf.data.timing import own_times


class Watch:
    """Stands for the module `time`: only what asks it to sleep lets its time pass."""

    def __init__(self):
        self.now = 0.0

    def perf_counter(self):
        return self.now

    def sleeping(self, seconds):
        """A function of tensors that takes so long."""
        def slow(x):
            self.now += seconds
            return x

        return lambda x: tf.py_function(slow, [x], tf.int64)


@pytest.fixture
def watch(monkeypatch):
    watch = Watch()
    monkeypatch.setattr(timing, "time", watch)
    return watch


def test_time_is_told_of_the_stage_that_takes_it(watch):
    dataset = tf.data.Dataset.range(10).map(watch.sleeping(0.01)).map(lambda x: x + 1).batch(2)
    stages = {type(stage).__name__ + str(i): id(stage) for i, stage in enumerate(dataset.stage.chain())}
    spent = own_times(dataset.stage, 10, 10.0)
    assert {name: spent[key].elements for name, key in stages.items()} == {
        "Batch0": 5, "Map1": 10, "Map2": 10, "Range3": 10}
    assert spent[stages["Map2"]].seconds == pytest.approx(0.1)
    assert spent[stages["Map1"]].seconds == spent[stages["Batch0"]].seconds == 0


def test_a_stage_is_timed_in_its_thread(watch):
    dataset = tf.data.Dataset.range(5).map(watch.sleeping(0.01)).prefetch(1)
    slow = dataset.stage.sources[0]
    assert own_times(dataset.stage, 5, 10.0)[id(slow)].seconds == pytest.approx(0.05)


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
