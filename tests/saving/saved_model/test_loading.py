"""SavedModels of TensorFlow, and damaged ones."""

import shutil

import numpy as np
import pytest

import minitf as tf
from interop import saved_models
from minitf.saving.saved_model.folder import read_message
from minitf.wire import messages


def test_a_model_of_keras_computes_what_it_computed(recorded):
    folder, expected = recorded
    for name, x in (("dense", saved_models.X), ("recurrent", saved_models.WORDS)):
        loaded = tf.saved_model.load(folder / f"{name}_exported")
        np.testing.assert_allclose(loaded.serve(x).numpy(), expected[name]["serve"], rtol=1e-5, atol=1e-7)
        assert list(loaded.signatures) == ["serve", "serving_default"]


def test_a_module_of_tensorflow_computes_what_it_computed(recorded):
    folder, expected = recorded
    loaded = tf.saved_model.load(str(folder / "everything"), tags="serve")
    assert saved_models.results(tf, "everything", loaded) == expected["everything"]
    assert repr(loaded.held) == repr([loaded.held[0], loaded.held[1]]).join(["ListWrapper(", ")"])
    assert int(loaded.step(1.0)) == 1
    assert float(loaded.v) == 4.0
    assert loaded.tensorflow_version.startswith("2.")


def test_tables_and_files_of_tensorflow(recorded):
    folder, expected = recorded
    loaded = tf.saved_model.load(folder / "tables")
    assert saved_models.results(tf, "tables", loaded) == expected["tables"]


def test_a_table_that_changes_has_its_contents_in_the_checkpoint(recorded):
    loaded = tf.saved_model.load(recorded[0] / "changing")
    assert loaded(tf.constant(["b", "a", "c"])).numpy().tolist() == [6, 5, -1]


def test_a_loaded_model_trains(recorded):
    loaded = tf.saved_model.load(recorded[0] / "dense_exported")
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((loaded.serve(saved_models.X) - 1.0) ** 2)
    gradients = tape.gradient(loss, list(loaded.trainable_variables))
    assert len(gradients) == 4
    assert all(float(tf.norm(g)) > 0 for g in gradients)


def damaged(saved, tmp_path, change):
    """The path of a copy of a model whose message was changed."""
    copy = tmp_path / "damaged"
    shutil.copytree(saved, copy)
    message = read_message(saved)
    change(message.meta_graphs[0])
    (copy / "saved_model.pb").write_bytes(message.SerializeToString())
    return copy


@pytest.mark.parametrize("change", [
    lambda graph: graph.object_graph_def.nodes[0].children.add(node_id=999, local_name="x"),
    lambda graph: graph.object_graph_def.nodes.add(constant=messages.SavedConstant(operation="none")),
    lambda graph: graph.object_graph_def.nodes.add(asset=messages.SavedAsset(asset_file_def_index=7)),
    lambda graph: graph.object_graph_def.nodes.add(function=messages.SavedFunction(concrete_functions=["none"])),
    lambda graph: [setattr(node.variable, "dtype", 2) for node in graph.object_graph_def.nodes
                   if node.HasField("variable")],
    lambda graph: [node.variable.shape.dim.add(size=10**12) for node in graph.object_graph_def.nodes
                   if node.HasField("variable")],
])
def test_a_damaged_object_is_data_loss(saved, tmp_path, change):
    with pytest.raises(tf.errors.DataLossError):
        tf.saved_model.load(damaged(saved, tmp_path, change))


def test_a_tuple_that_holds_itself_is_refused(saved, tmp_path):
    def change(graph):
        node = graph.object_graph_def.nodes.add()
        node.user_object.identifier = "trackable_tuple_wrapper"
        node.children.add(node_id=len(graph.object_graph_def.nodes) - 1, local_name="0")

    with pytest.raises(tf.errors.DataLossError, match="holds itself"):
        tf.saved_model.load(damaged(saved, tmp_path, change))


def test_a_function_that_reads_files_is_refused(saved, tmp_path):
    def change(graph):
        for function in graph.graph_def.library.function:
            for node in function.node_def:
                if node.op == "ReadVariableOp":
                    node.op = "ReadFile"

    loaded = tf.saved_model.load(damaged(saved, tmp_path, change))
    with pytest.raises((tf.errors.PermissionDeniedError, tf.errors.InvalidArgumentError)):
        loaded.scale([1.0])


def test_the_checkpoint_can_be_left_out(saved):
    loaded = tf.saved_model.load(saved, options=tf.saved_model.LoadOptions(experimental_skip_checkpoint=True))
    assert float(loaded.factor) == 0.0
