"""A small model with signatures of all three kinds, saved once, and servers that serve it."""

import shutil

import numpy as np
import pytest

import minitf as tf
from minitf.serving.core import Server
from minitf.serving.models.config import ModelConfig
from minitf.serving.models.servable import load_servable
from minitf.serving.options import Options

FEATURES = {"x": tf.io.FixedLenFeature([], tf.float32)}


class HalfPlus(tf.Module):
    """y = x / 2 + b: of tensors, of examples, and as two classes."""

    def __init__(self, b):
        self.b = tf.Variable(b)

    def half(self, x):
        return x / 2.0 + self.b

    @tf.function(input_signature=[tf.TensorSpec([None], tf.float32, "x")])
    def predict(self, x):
        return {"y": self.half(x)}

    @tf.function(input_signature=[tf.TensorSpec([None, 2], tf.float32, "a"), tf.TensorSpec([None], tf.string, "s")])
    def several(self, a, s):
        return {"double": 2.0 * a, "text_bytes": s, "text": s}

    @tf.function(input_signature=[tf.TensorSpec([None], tf.string, "inputs")])
    def classify(self, inputs):
        y = self.half(tf.io.parse_example(inputs, FEATURES)["x"])
        labels = tf.tile(tf.constant([["low", "high"]]), [tf.shape(y)[0], 1])
        return {"classes": labels, "scores": tf.stack([-y, y], axis=1)}

    @tf.function(input_signature=[tf.TensorSpec([None], tf.string, "inputs")])
    def regress(self, inputs):
        return {"outputs": self.half(tf.io.parse_example(inputs, FEATURES)["x"])}


@pytest.fixture(scope="session")
def saved(tmp_path_factory):
    """A function of b: the folder of a SavedModel with that b, made once."""
    made = {}

    def folder(b):
        if b not in made:
            made[b] = str(tmp_path_factory.mktemp("saved") / "model")
            model = HalfPlus(b)
            tf.saved_model.save(model, made[b], {"serving_default": model.predict, "several": model.several,
                                                 "classify": model.classify, "regress": model.regress})
        return made[b]

    return folder


@pytest.fixture
def base(tmp_path, saved):
    """A folder of versions; `add(version)` puts one there whose b is its number."""
    class Base:
        path = str(tmp_path / "versions")

        def add(self, version):
            shutil.copytree(saved(float(version)), f"{self.path}/{version}")

        def remove(self, version):
            shutil.rmtree(f"{self.path}/{version}")

        @property
        def config(self):
            return ModelConfig("half", self.path)

    found = Base()
    found.add(1)
    return found


@pytest.fixture
def server(base):
    """A function of options (without polling): a server of version 1 of "half", started."""
    servers = []

    def started(**options):
        servers.append(Server([base.config], Options(**{"poll_seconds": 0, **options})))
        servers[-1].start()
        return servers[-1]

    yield started
    for server in servers:
        server.stop()


@pytest.fixture(scope="session")
def servable(saved):
    """Version 2 of "half", with b = 2."""
    return load_servable("half", 2, saved(2.0))


@pytest.fixture
def x():
    return np.array([1.0, 2.0], np.float32)
