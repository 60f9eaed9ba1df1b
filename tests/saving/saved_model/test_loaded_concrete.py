"""Functions of a file are read when they are called, and must give what the file says."""

import pytest

import minitf as tf
from minitf.saving.saved_model.loaded_concrete import LoadedConcrete


def test_the_graph_is_read_at_the_first_call(saved):
    loaded = tf.saved_model.load(saved)
    [concrete] = loaded.scale.concrete_functions
    assert "graph" not in vars(concrete)
    assert concrete.captured_inputs[0] is loaded.factor
    assert concrete(tf.constant([2.0]))["scaled"].numpy().tolist() == [6.0]
    assert "graph" in vars(concrete)
    assert [v is loaded.factor for v in concrete.variables] == [True]


def test_other_outputs_than_the_file_says_are_data_loss(saved):
    [concrete] = tf.saved_model.load(saved).scale.concrete_functions
    other = LoadedConcrete(concrete._library, concrete._name, concrete._bound, concrete.function_type.parameters, None,
                           concrete.structured_input_signature, tf.TensorSpec([], tf.int32))
    with pytest.raises(tf.errors.DataLossError, match="the file says that it gives"):
        other(tf.constant([2.0]))


@pytest.mark.parametrize("whose", ["the caller's", "the file's"])
def test_only_a_caller_says_where_tensors_are_saved(tmp_path, whose):
    place = str(tmp_path / "kept")
    model = tf.Module()
    names = tf.TensorSpec([], tf.string)

    @tf.function(input_signature=[names])
    def save(path):
        tf.raw_ops.Save(filename=path, tensor_names=["x"], data=[tf.constant([1.0])])
        return path

    model.save = save if whose == "the caller's" else tf.function(lambda x: save(place), input_signature=[names])
    tf.saved_model.save(model, tmp_path / "model")
    loaded = tf.saved_model.load(tmp_path / "model")
    if whose == "the file's":
        with pytest.raises(tf.errors.PermissionDeniedError, match="is a Save"):
            loaded.save("x")
        assert not (tmp_path / "kept").exists()
    else:
        loaded.save(place)
        assert tf.raw_ops.Restore(file_pattern=place, tensor_name="x", dt=tf.float32).numpy() == [1]
