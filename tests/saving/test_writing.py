"""What stands in a checkpoint."""

import numpy as np
import pytest

import minitf as tf
from minitf.saving.object_graph import GRAPH_KEY
from minitf.saving.writing import write_checkpoint
from minitf.wire import messages
from minitf.wire.bundle.reader import BundleReader


def test_values_and_the_graph(tmp_path):
    module = tf.Module()
    module.w = tf.Variable([1.0, 2.0])
    module.word = tf.Variable("hello")
    module.rest = [tf.Variable(3, dtype=tf.bfloat16)]
    write_checkpoint(module, tmp_path / "ckpt")
    with BundleReader(tmp_path / "ckpt") as bundle:
        keys = [f"{path}/.ATTRIBUTES/VARIABLE_VALUE" for path in ("rest/0", "w", "word")]
        assert bundle.names() == [GRAPH_KEY, *keys]
        assert bundle.read(keys[1]).tolist() == [1.0, 2.0]
        assert bundle.read(keys[2])[()] == b"hello"
        assert bundle.dtype(keys[0]).name == "bfloat16"
        graph = messages.parse("TrackableObjectGraph", bundle.read(GRAPH_KEY)[()], "test")
    assert len(graph.nodes) == 5


def test_an_error_in_an_object_leaves_no_files(tmp_path):
    class Odd(tf.Module):
        def _serialize_to_tensors(self):
            return {"date": np.zeros(2, "datetime64[s]")}

    with pytest.raises(tf.errors.InvalidArgumentError, match="no such type"):
        write_checkpoint(Odd(), tmp_path / "ckpt")
    assert list(tmp_path.iterdir()) == []
