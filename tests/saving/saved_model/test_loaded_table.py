"""A loaded table: its handle, and the functions that it is saved again with."""

import minitf as tf
from minitf.saving.saved_model.loaded_table import LoadedTable


def test_its_functions_are_children_of_a_saved_model_alone(recorded):
    loaded = tf.saved_model.load(recorded[0] / "tables")
    table = loaded.of_numbers
    assert isinstance(table, LoadedTable)
    assert table.resource_handle is table.handle
    assert "_create_resource" in table._trackable_children("savedmodel")
    assert table._trackable_children() == {}
