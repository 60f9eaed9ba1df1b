"""SavedModels for the tests here: some that TensorFlow wrote, and one of ours with a bit of everything."""

import json
import zipfile
from pathlib import Path

import numpy as np
import pytest

import minitf as tf

GOLDEN = Path(__file__).parents[2] / "golden" / "saved_models.zip"


@pytest.fixture(scope="session")
def recorded(tmp_path_factory):
    """(the folder with SavedModels of TensorFlow, what they compute)."""
    folder = tmp_path_factory.mktemp("recorded")
    with zipfile.ZipFile(GOLDEN) as archive:
        archive.extractall(folder)
    return folder, json.loads((folder / "found.json").read_text())


class Small(tf.Module):
    """A variable, a constant, a list, two functions."""

    def __init__(self):
        super().__init__()
        self.factor = tf.Variable(3.0, name="factor")
        self.counts = [tf.Variable([1, 2], trainable=False), {"deep": tf.Variable(np.ones((2, 2), np.float32))}]
        self.shift = tf.constant([10.0, 20.0])

    @tf.function(input_signature=[tf.TensorSpec([None], tf.float32)])
    def scale(self, x):
        return {"scaled": self.factor * x, "first": x[0]}

    @tf.function
    def shifted(self, x, up=True, *, times=1):
        return x + times * self.shift if up else x - times * self.shift


def small():
    """A Small with three traces of `shifted`."""
    model = Small()
    x = tf.constant([1.0, 2.0])
    model.shifted(x), model.shifted(x, False), model.shifted(x, times=2)
    return model


@pytest.fixture(scope="session")
def saved(tmp_path_factory):
    """The folder of a Small that was saved."""
    folder = tmp_path_factory.mktemp("saved") / "model"
    tf.saved_model.save(small(), folder)
    return folder
