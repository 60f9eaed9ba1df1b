"""Vocabularies travel with the model."""

import zipfile

import numpy as np
import pytest

import minitf as tf

keras = tf.keras
L = keras.layers
TEXTS = ["the cat sat", "the dög", ""]


def adapted(layer, data):
    layer.adapt(data)
    return layer


def model_of_words():
    """A model with each kind of layer that has found something in data."""
    text, number = keras.Input((), dtype="string"), keras.Input((1,))
    words = adapted(L.TextVectorization(output_mode="tf_idf"), TEXTS)(text)
    row = adapted(L.TextVectorization(output_sequence_length=3), TEXTS)(text)
    whole = adapted(L.StringLookup(mask_token="the cat sat", num_oov_indices=2), TEXTS)(text)
    bins = adapted(L.Discretization(num_bins=2), np.array([1.0, 2.0, 3.0]))(number)
    return keras.Model([text, number], [words, row, whole, bins])


def test_a_model_that_was_adapted(tmp_path):
    model = model_of_words()
    model.save(tmp_path / "m.keras")
    with zipfile.ZipFile(tmp_path / "m.keras") as archive:
        assets = {name: archive.read(name).decode() for name in archive.namelist() if name.startswith("assets/")}
    assert assets["assets/layers/string_lookup/vocabulary.txt"] == "the cat sat\n[UNK]\n[UNK]\nthe dög\n"
    assert assets["assets/layers/text_vectorization/vocabulary.txt"].split("\n")[:2] == ["[UNK]", "the"]
    again = keras.models.load_model(tmp_path / "m.keras")
    inputs = [tf.constant([*TEXTS, "a new cat"]), tf.constant([[1.0], [2.0], [9.0], [0.0]])]
    for found, expected in zip(again(inputs), model(inputs), strict=True):
        assert np.array_equal(found, expected)


def test_an_archive_without_the_vocabulary_or_with_a_strange_name(tmp_path):
    model_of_words().save(tmp_path / "m.keras")
    for name, keep, says in (("a", lambda n: not n.startswith("assets/layers/string"), "does not hold the files"),
                             ("b", lambda n: True, "leads out of its folder")):
        with zipfile.ZipFile(tmp_path / "m.keras") as whole, zipfile.ZipFile(tmp_path / f"{name}.keras", "w") as other:
            for member in filter(keep, whole.namelist()):
                other.writestr(member, whole.read(member))
            if name == "b":
                other.writestr("assets/../../evil.txt", "x")
        with pytest.raises(ValueError, match=says):
            keras.models.load_model(tmp_path / f"{name}.keras")
    assert not (tmp_path / "evil.txt").exists()
