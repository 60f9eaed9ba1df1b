"""Tables are saved as functions that make and fill them."""

import pytest

import minitf as tf
from minitf.saving.saved_model.tables import functions_of_table


def table_of(folder):
    (folder / "words.txt").write_text("a\nb\n")
    whole, number = tf.lookup.TextFileIndex.WHOLE_LINE, tf.lookup.TextFileIndex.LINE_NUMBER
    return tf.lookup.StaticHashTable(tf.lookup.TextFileInitializer(
        str(folder / "words.txt"), tf.string, whole, tf.int64, number), -1)


def test_a_table_goes_into_a_file_and_back_twice(tmp_path):
    model = tf.Module()
    model.table = table_of(tmp_path)
    model.find = tf.function(lambda x: model.table.lookup(x), input_signature=[tf.TensorSpec([None], tf.string)])
    for folder in ("first", "second"):
        tf.saved_model.save(model, tmp_path / folder)
        model = tf.saved_model.load(tmp_path / folder)
        assert model.find(tf.constant(["b", "z"])).numpy().tolist() == [1, -1]
    assert (tmp_path / "second" / "assets" / "words.txt").is_file()


def test_the_functions_of_a_table_are_made_once(tmp_path):
    table = table_of(tmp_path)
    found = functions_of_table(table)
    assert functions_of_table(table) is found
    assert sorted(found) == ["_create_resource", "_destroy_resource", "_file", "_initialize"]


def test_a_table_that_is_filled_in_another_way_cannot_be_saved():
    class Own(tf.lookup.KeyValueTensorInitializer):
        pass

    assert functions_of_table(tf.lookup.StaticHashTable(Own(["a"], [1]), -1))

    class Other:
        key_dtype, value_dtype = tf.string, tf.int64

        def initialize(self, table):
            pass

    table = tf.lookup.StaticHashTable(tf.lookup.KeyValueTensorInitializer(["a"], [1]), -1)
    table._initializer = Other()
    with pytest.raises(tf.errors.UnimplementedError, match="filled by a Other"):
        functions_of_table(table)
