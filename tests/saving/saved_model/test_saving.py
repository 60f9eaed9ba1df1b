"""What is saved comes back; what cannot be saved says why."""

import os

import numpy as np
import pytest

import minitf as tf
from minitf.saving.saved_model.folder import read_message
from saving.saved_model.conftest import Small, small


def test_variables_functions_and_traces_come_back(saved):
    loaded = tf.saved_model.load(saved)
    x = tf.constant([1.0, 2.0])
    assert loaded.scale(x)["scaled"].numpy().tolist() == [3.0, 6.0]
    assert loaded.shifted(x).numpy().tolist() == [11.0, 22.0]
    assert loaded.shifted(x, up=False).numpy().tolist() == [-9.0, -18.0]
    assert loaded.shifted(x, times=2).numpy().tolist() == [21.0, 42.0]
    assert loaded.counts[0].numpy().tolist() == [1, 2]
    assert not loaded.counts[0].trainable
    assert loaded.counts[1]["deep"].shape == (2, 2)
    assert loaded.factor.name == "factor:0"
    assert len(loaded.variables) == 3
    assert len(loaded.trainable_variables) == 2


def test_what_is_loaded_is_saved_again(saved, tmp_path):
    loaded = tf.saved_model.load(saved)
    loaded.factor.assign(5.0)
    tf.saved_model.save(loaded, tmp_path / "again", signatures=loaded.scale)
    again = tf.saved_model.load(tmp_path / "again")
    assert again.scale(tf.constant([1.0]))["scaled"].numpy().tolist() == [5.0]
    assert again.shifted(tf.constant([1.0, 2.0]), False).numpy().tolist() == [-9.0, -18.0]


def test_files_are_those_of_tensorflow(saved):
    found = sorted(os.path.relpath(os.path.join(root, file), saved) for root, _, files in os.walk(saved)
                   for file in files)
    assert found == ["fingerprint.pb", "saved_model.pb", "variables/variables.data-00000-of-00001",
                     "variables/variables.index"]
    assert (saved / "assets").is_dir()


def test_a_model_is_replaced_as_a_whole_and_other_files_stay(tmp_path):
    folder = tmp_path / "model"
    tf.saved_model.save(small(), folder)
    (folder / "notes.txt").write_text("mine")
    model = Small()
    model.factor.assign(7.0)
    tf.saved_model.save(model, folder)
    assert float(tf.saved_model.load(folder).factor) == 7.0
    assert (folder / "notes.txt").read_text() == "mine"
    assert os.listdir(tmp_path) == ["model"]


def test_a_variable_that_nothing_leads_to_is_an_error(tmp_path):
    hidden = tf.Variable(1.0, name="hidden")
    model = tf.Module()
    model.f = tf.function(lambda: hidden + 1.0, input_signature=[])
    with pytest.raises(AssertionError, match=r"'hidden'.*untracked"):
        tf.saved_model.save(model, tmp_path / "model")
    assert not (tmp_path / "model").exists()


def test_a_trace_with_an_object_is_left_out(tmp_path):
    model = tf.Module()
    model.f = tf.function(lambda x, how: x + 1.0)
    model.f(tf.constant(1.0), how=str)
    model.f(tf.constant(1.0), how="plainly")
    tf.saved_model.save(model, tmp_path / "model")
    loaded = tf.saved_model.load(tmp_path / "model")
    assert len(loaded.f.concrete_functions) == 1
    assert float(loaded.f(tf.constant(1.0), "plainly")) == 2.0
    with pytest.raises(ValueError, match="could not find matching"):
        loaded.f(tf.constant(1.0), "otherwise")


def test_aliases_and_tags(tmp_path):
    model = small()
    options = tf.saved_model.SaveOptions(function_aliases={"scaling": model.scale}, extra_tags=["tpu"])
    tf.saved_model.save(model, tmp_path / "model", options=options)
    [graph] = read_message(tmp_path / "model").meta_graphs
    assert list(graph.meta_info_def.tags) == ["serve", "tpu"]
    assert list(graph.meta_info_def.function_aliases.values()) == ["scaling"]


@pytest.mark.parametrize(("thing", "options", "error"), [
    ("text", None, "must be a tf.Module"), (None, None, "must be a tf.Module"),
    (tf.Module(), tf.saved_model.SaveOptions(experimental_image_format=True), "not built yet")])
def test_other_things_are_refused(tmp_path, thing, options, error):
    with pytest.raises(ValueError, match=error):
        tf.saved_model.save(thing, tmp_path / "model", options=options)


def test_composites_go_in_and_out(tmp_path):
    model = tf.Module()
    model.f = tf.function(lambda x: (x * 2, tf.reduce_sum(x)),
                          input_signature=[tf.RaggedTensorSpec([None, None], tf.float32)])
    tf.saved_model.save(model, tmp_path / "model", signatures={})
    doubled, total = tf.saved_model.load(tmp_path / "model").f(tf.ragged.constant([[1.0], [2.0, 3.0]]))
    assert doubled.to_list() == [[2.0], [4.0, 6.0]]
    np.testing.assert_equal(total.numpy(), 6.0)
