"""stage.py: what all cursors keep: rows as single elements, and places that can be saved."""

import tempfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import minitf as tf
from minitf.data.iterator_state import packed, unpacked
from minitf.data.transformations.prefetch import Prefetch

FOLDER = tempfile.TemporaryDirectory()


def place():
    """A path that nothing has been written to."""
    return tempfile.mkdtemp(dir=FOLDER.name) + "/files"


STEPS = {
    "map": lambda d: d.map(lambda x: x * 2 + 1),
    "parallel map": lambda d: d.map(lambda x: x + 3, num_parallel_calls=2),
    "filter": lambda d: d.filter(lambda x: x % 3 != 1),
    "shuffle": lambda d: d.shuffle(4, seed=2),
    "repeat": lambda d: d.repeat(2),
    "take": lambda d: d.take(7),
    "skip": lambda d: d.skip(2),
    "take_while": lambda d: d.take_while(lambda x: x < 40),
    "prefetch": lambda d: d.prefetch(2),
    "cache": lambda d: d.cache(),
    "file cache": lambda d: d.cache(place()),
    "snapshot": lambda d: d.snapshot(place()),
    "rebatch": lambda d: d.batch(3).rebatch([2, 1]).unbatch(),
    "flat_map": lambda d: d.flat_map(lambda x: tf.data.Dataset.range(x % 3)),
    "errors": lambda d: d.map(lambda x: x // tf.cast(x % 5 != 1, tf.int64)).ignore_errors(),
    "batch and back": lambda d: d.batch(3).unbatch(),
    "windows": lambda d: d.window(3, shift=2).flat_map(lambda w: w),
    "interleave": lambda d: d.interleave(lambda x: tf.data.Dataset.range(x, x + 2), cycle_length=2),
    "interleave, parallel": lambda d: d.interleave(lambda x: tf.data.Dataset.range(x, x + 2), 2, num_parallel_calls=2),
    "scan": lambda d: d.scan(tf.constant(0, tf.int64), lambda s, x: (s + x, s + x)),
    "concatenate": lambda d: d.concatenate(tf.data.Dataset.range(2)),
    "zip": lambda d: tf.data.Dataset.zip((d, tf.data.Dataset.range(50))).map(lambda a, b: a + b),
    "shard": lambda d: d.shard(2, 1),
    "unique": lambda d: d.unique(),
    "groups": lambda d: d.group_by_window(lambda x: x % 3, lambda key, window: window, 2),
    "sample": lambda d: tf.data.Dataset.sample_from_datasets([d, tf.data.Dataset.range(5)], seed=1),
    "ignore_errors": lambda d: d.ignore_errors(),
    "windows, mixed": lambda d: d.window(3).shuffle(2, seed=1).flat_map(lambda w: w),
    "padded": lambda d: d.map(lambda x: x[None]).padded_batch(2).unbatch().map(lambda x: x[0]),
}
PIPELINES = st.lists(st.sampled_from(sorted(STEPS)), max_size=4)


def build(names):
    dataset = tf.data.Dataset.range(12)
    for name in names:
        dataset = STEPS[name](dataset)
    return dataset


@settings(max_examples=60, deadline=None)
@given(PIPELINES, st.integers(0, 15))
@example(["snapshot", "repeat"], 13)
def test_a_saved_place_can_be_gone_back_to(names, count):
    dataset = build(names)
    iterator = iter(dataset)
    for _ in zip(range(count), iterator):
        pass
    place = iterator.save()
    rest = [x.numpy() for x in iterator]
    other = iter(build(names))
    next(other, None)
    other.restore(unpacked(packed(place)))  # as a checkpoint does
    assert [x.numpy() for x in other] == rest


def test_later_passes_go_on_as_they_would_have():
    iterator = iter(build(["shuffle", "repeat"]))
    for _ in range(5):
        next(iterator)
    place = iterator.save()
    rest = [x.numpy() for x in iterator]
    other = iter(build(["shuffle", "repeat"]))
    other.restore(place)
    assert [x.numpy() for x in other] == rest


@settings(max_examples=40, deadline=None)
@given(PIPELINES, st.integers(1, 7))
def test_rows_are_the_elements_together(names, n):
    single = [x.numpy() for x in build(names)]
    together = [x for block in build(names).batch(n) for x in block.numpy()]
    assert together == single


@pytest.mark.parametrize("names", [["prefetch", "skip"], ["shuffle", "take"]])
def test_skip_is_next_without_looking(names):
    cursor, other = (iter(build(names))._cursor for _ in range(2))
    assert cursor.skip(3) == 3
    other.several(3)
    assert cursor.next()[0].numpy() == other.next()[0].numpy()


def test_a_stage_names_its_sources():
    stage = build(["map", "prefetch"]).stage
    assert isinstance(stage, Prefetch)
    assert [type(source).__name__ for source in stage.sources] == ["Map"]
