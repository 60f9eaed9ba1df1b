"""Workers with different numbers of batches; as threads that speak over sockets."""

import minitf as tf
from distribute.transport.workers import together
from minitf.distribute.input.in_step import in_step
from minitf.distribute.transport.alone import ALONE


def steps(data):
    return [x.tolist() for x in data.as_numpy_iterator()]


def unknown(n):
    """A dataset of n numbers of which nobody knows how many there are."""
    return tf.data.Dataset.range(n).filter(lambda i: True)


def test_who_is_at_the_end_takes_part_without_rows():
    found = together(3, lambda group: steps(in_step(unknown(3 * group.rank).batch(2), group)))
    assert found == [[[], [], []], [[0, 1], [2], []], [[0, 1], [2, 3], [4, 5]]]


def test_also_where_the_numbers_are_known_to_differ():
    assert together(2, lambda group: steps(in_step(tf.data.Dataset.range(1 + group.rank).batch(1), group))) == [
        [[0], []], [[0], [1]]]


def test_in_a_loop_of_a_traced_function():
    def summed(group):
        data = in_step(unknown(1 + 2 * group.rank).batch(1), group)

        @tf.function
        def count():
            n = tf.constant(0, tf.int64)
            rows = tf.constant(0, tf.int64)
            for batch in data:
                n += 1
                rows += tf.shape(batch, tf.int64)[0]
            return n, rows

        return [int(x) for x in count()]

    assert together(2, summed) == [[3, 1], [3, 3]]


def test_batches_of_a_fixed_size_cannot_be_empty_and_every_worker_is_told():
    def run(group):
        return steps(in_step(unknown(2 + 2 * group.rank).batch(2, drop_remainder=True), group))

    for error in together(2, run):
        assert isinstance(error, tf.errors.InvalidArgumentError)
        assert "ranks [0] have no more batches" in str(error)


def test_nothing_is_told_where_all_have_equally_many(monkeypatch):
    told = []

    def run(group):
        gather = group.all_gather
        group.all_gather = lambda array: told.append(array) or gather(array)
        return next(iter(in_step(tf.data.Dataset.range(3).repeat(), group))).numpy()

    assert together(2, run) == [0, 0]
    assert [int(each[0]) for each in told] == [tf.data.INFINITE_CARDINALITY] * 2


def test_a_worker_that_is_alone_needs_nothing():
    data = tf.data.Dataset.range(3)
    assert in_step(data, ALONE) is data


def test_one_that_ended_stays_ended():
    def run(group):
        cursor = in_step(unknown(group.rank), group).stage.begin()
        found = [len(cursor.several(1)) for _ in range(3)]
        return found, cursor.save()["ended"]

    assert together(2, run) == [([1, 0, 0], True)] * 2
