"""Tables that change are saved with what they hold when they are saved."""

import minitf as tf
from minitf.saving.saved_model.tables import functions_of_table


def asked(table, key="a"):
    model = tf.Module()
    model.table = table
    model.find = tf.function(lambda x: table.lookup(x), input_signature=[tf.TensorSpec([None], tf.string)])
    model.put = tf.function(lambda x, y: table.insert(x, y), input_signature=[
        tf.TensorSpec([None], tf.string), tf.TensorSpec([None], tf.int64)])
    return model


def test_what_it_holds_goes_into_the_file_and_what_a_loaded_one_learnt_too(tmp_path):
    table = tf.lookup.experimental.MutableHashTable(tf.string, tf.int64, -1)
    model = asked(table)
    tf.saved_model.save(model, tmp_path / "empty")
    table.insert(["a"], [1])
    tf.saved_model.save(model, tmp_path / "one")
    loaded = tf.saved_model.load(tmp_path / "one")
    loaded.put(tf.constant(["b"]), tf.constant([2], tf.int64))
    tf.saved_model.save(loaded, tmp_path / "two")
    for folder, expected in (("empty", [-1, -1]), ("one", [1, -1]), ("two", [1, 2])):
        found = tf.saved_model.load(tmp_path / folder).find(tf.constant(["a", "b"]))
        assert found.numpy().tolist() == expected


def test_its_functions_are_made_again_when_it_has_changed():
    table = tf.lookup.experimental.DenseHashTable(tf.int64, tf.int64, -1, empty_key=0, deleted_key=-1)
    found = functions_of_table(table)
    assert functions_of_table(table) is found
    table.insert([3], [30])
    assert functions_of_table(table) is not found
