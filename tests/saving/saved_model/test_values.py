"""Which tensor of the checkpoint belongs to which object."""

import pytest

import minitf as tf
from minitf.saving.saved_model.folder import read_message, variables_prefix
from minitf.saving.saved_model.options import LoadOptions
from minitf.saving.saved_model.values import checkpoint_keys, values_of_variables
from minitf.wire.bundle.reader import BundleReader


def test_the_same_names_lead_to_the_same_object(saved):
    [graph] = read_message(saved).meta_graphs
    objects = graph.object_graph_def
    with BundleReader(variables_prefix(saved)) as bundle:
        keys = checkpoint_keys(bundle, objects)
    assert set(keys) == {i for i, node in enumerate(objects.nodes) if node.HasField("variable")}
    assert "counts/1/deep/.ATTRIBUTES/VARIABLE_VALUE" in keys.values()
    values = values_of_variables(variables_prefix(saved), objects, LoadOptions())
    assert sorted(value.size for value in values.values()) == [1, 2, 4]


def test_a_variable_without_a_value(saved):
    [graph] = read_message(saved).meta_graphs
    objects = graph.object_graph_def
    objects.nodes.add().variable.dtype = 1
    prefix = variables_prefix(saved)
    with pytest.raises(tf.errors.NotFoundError, match="allow_partial_checkpoint"):
        values_of_variables(prefix, objects, LoadOptions())
    values = values_of_variables(prefix, objects, LoadOptions(allow_partial_checkpoint=True))
    assert float(values[len(objects.nodes) - 1]) == 0.0
