"""What all tables have in common."""

import copy

import pytest

import minitf as tf


@pytest.fixture
def table():
    pairs = tf.lookup.KeyValueTensorInitializer(["a", "b"], [1, 2])
    return tf.lookup.StaticHashTable(pairs, default_value=-1)


def test_the_answer_has_the_shape_of_the_keys(table):
    assert table.lookup(tf.constant([["a", "z"], ["b", "a"]])).numpy().tolist() == [[1, -1], [2, 1]]
    assert table["b"].numpy() == 2
    assert table.lookup(tf.ragged.constant([["a"], [], ["z", "b"]])).to_list() == [[1], [], [-1, 2]]
    sparse = table.lookup(tf.sparse.from_dense([["a", ""], ["", "z"]]))
    assert (sparse.indices.numpy().tolist(), sparse.values.numpy().tolist()) == ([[0, 0], [1, 1]], [1, -1])


def test_what_it_is(table):
    assert (table.key_dtype, table.value_dtype, table.name) == (tf.string, tf.int32, None)
    assert (table.size().numpy(), table.default_value.numpy()) == (2, -1)
    assert table.resource_handle.dtype == tf.resource
    assert str(table.resource_handle) == "tf.Tensor(<Table of 2, string -> int32>, shape=(), dtype=resource)"
    assert [x.numpy().tolist() for x in table.export()] == [[b"a", b"b"], [1, 2]]


def test_a_copy_has_its_own_contents(table):
    assert copy.deepcopy(table).lookup("a").numpy() == 1


def test_keys_of_another_dtype(table):
    with pytest.raises(TypeError, match="keys are int32: keys of this table are string"):
        table.lookup(tf.constant([1]))
