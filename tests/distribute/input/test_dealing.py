"""Batches that are cut, and batches that are dealt."""

import minitf as tf
from minitf.distribute.input.dealing import Deal, cut, part_of


def lists(dataset):
    return [[part.numpy().tolist() for part in element] for element in dataset]


def test_batches_are_cut_in_equal_parts():
    data = tf.data.Dataset.range(7).batch(4)
    assert lists(cut(data, 2, 0, 2)) == [[[0, 1], [2, 3]], [[4, 5], [6]]]
    assert lists(cut(data, 4, 2, 2)) == [[[2], [3]], [[6], []]]  # the second of two workers
    assert cut(tf.data.Dataset.range(8).batch(4, drop_remainder=True), 2, 0, 2).element_spec[0].shape == (2,)


def test_structures_and_what_is_none():
    part = part_of(({"x": tf.range(5)}, None), 2, 1)
    assert part[0]["x"].numpy().tolist() == [3, 4]
    assert part[1] is None


def test_parts_of_few_rows():
    batch, open_rows = tf.range(3), tf.function(lambda x: [part_of(x, 4, i) for i in range(4)],
                                                input_signature=[tf.TensorSpec([None], tf.int32)])
    for parts in ([part_of(batch, 4, i) for i in range(4)], open_rows(batch)):
        assert [part.numpy().tolist() for part in parts] == [[0], [1], [2], []]


def test_batches_are_dealt_and_the_last_hands_may_be_empty():
    data = Deal(tf.data.Dataset.range(5).batch(2).stage, 2)
    assert data.cardinality() == 2
    assert Deal(tf.data.Dataset.range(2).repeat().stage, 2).cardinality() == -1
    cursor = data.begin()
    assert [[x.numpy().tolist() for x in cursor.next()] for _ in range(2)] == [[[0, 1], [2, 3]], [[4], []]]
    assert data.element_spec[0].shape.as_list() == [None]
