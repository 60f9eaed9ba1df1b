"""Tables that change."""

import pytest

import minitf as tf

Mutable, Dense = tf.lookup.experimental.MutableHashTable, tf.lookup.experimental.DenseHashTable


def test_insert_remove_and_answers_for_unknown_keys():
    table = Mutable(tf.string, tf.int64, default_value=-1)
    table.insert(["a", "b"], [1, 2])
    table.insert("a", 5)
    table.remove(["b", "never there"])
    assert table.lookup(["a", "b"]).numpy().tolist() == [5, -1]
    assert table.lookup(["a", "b"], dynamic_default_values=tf.constant([8, 9], tf.int64)).numpy().tolist() == [5, 9]


def test_two_keys_that_a_dense_table_may_not_hold():
    table = Dense(tf.int64, tf.int64, -1, empty_key=0, deleted_key=-2)
    table.insert_or_assign([3], [30])
    assert table.lookup([3, 4]).numpy().tolist() == [30, -1]
    table.erase([3])
    assert table.size().numpy() == 0
    for name, act in (("empty_key", lambda: table.insert(0, 1)), ("deleted_key", lambda: table.lookup([-2]))):
        with pytest.raises(tf.errors.InvalidArgumentError, match=f"Using the {name} as a table key is not allowed"):
            act()
    with pytest.raises(tf.errors.InvalidArgumentError, match="cannot be equal"):
        Dense(tf.string, tf.int64, -1, "", "")
    with pytest.raises(tf.errors.InvalidArgumentError, match="a power of 2, got: 3"):
        Dense(tf.int64, tf.int64, -1, 0, 1, initial_num_buckets=3)


@pytest.mark.parametrize(("act", "kind"), [
    (lambda: Mutable(tf.string, tf.float32, "a"), TypeError),
    (lambda: Mutable(tf.string, tf.float32, [[0.0]]), tf.errors.InvalidArgumentError),
    (lambda: Mutable(tf.string, tf.int64, 0).insert(["a"], [1, 2]), tf.errors.InvalidArgumentError),
    (lambda: Mutable(tf.string, tf.int64, 0).insert(["a"], [1.5]), TypeError),
    (lambda: Mutable(tf.string, tf.int64, 0).insert([1], [1]), TypeError),
])
def test_refused(act, kind):
    with pytest.raises(kind):
        act()


def test_a_checkpoint_holds_keys_and_values():
    table, other = Mutable(tf.string, tf.int64, 0), Mutable(tf.string, tf.int64, 0)
    table.insert(["a"], [1])
    other.insert(["b"], [2])
    other._restore_from_tensors(table._serialize_to_tensors())
    assert other.lookup(["a", "b"]).numpy().tolist() == [1, 0]
