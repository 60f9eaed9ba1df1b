"""Records SavedModels that TensorFlow wrote, and what they compute: a small part of tests/interop/saved_models.py.

    cd tests && python golden/record_saved_models.py

needs TensorFlow, and writes golden/saved_models.zip.
"""

import json
import os
import sys
import tempfile
import zipfile
from pathlib import Path

import tensorflow as tf

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from interop.saved_models import write  # noqa: E402

KEPT = ["dense_exported", "recurrent_exported", "everything", "tables", "changing", "session", "frozen"]
NOW = (2026, 1, 1, 0, 0, 0)  # so that recording again changes nothing but what is different


def write_graphs(folder):
    """Two graphs of TensorFlow 1, without objects: one with a variable, one with constants alone."""
    v1 = tf.compat.v1
    with tf.Graph().as_default(), v1.Session() as session:
        x = v1.placeholder(tf.float32, [None, 2], name="x")
        v = v1.get_variable("v", [2, 2], initializer=v1.constant_initializer([[1.0, 2.0], [3.0, 4.0]]))
        y = tf.matmul(x, v, name="y")
        session.run(v1.global_variables_initializer())
        v1.saved_model.simple_save(session, f"{folder}/session", {"x": x}, {"y": y})
    with tf.Graph().as_default(), v1.Session() as session:
        x = v1.placeholder(tf.float32, [2], name="x")
        v1.saved_model.simple_save(session, f"{folder}/frozen", {"x": x}, {"y": x * 2.0 + 1.0})


class Changing(tf.Module):
    """A table whose contents change, and so are in the checkpoint."""

    def __init__(self):
        super().__init__()
        self.table = tf.lookup.experimental.MutableHashTable(tf.string, tf.int64, -1)
        self.table.insert(["a", "b"], tf.constant([5, 6], tf.int64))

    @tf.function(input_signature=[tf.TensorSpec([None], tf.string)])
    def __call__(self, x):
        return self.table.lookup(x)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        found = write(tf, folder)
        write_graphs(folder)
        tf.saved_model.save(Changing(), f"{folder}/changing")
        with zipfile.ZipFile(HERE / "saved_models.zip", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(zipfile.ZipInfo("found.json", NOW), json.dumps(found))
            for name in KEPT:
                for root, _, files in sorted(os.walk(f"{folder}/{name}")):
                    for file in sorted(files):
                        path = Path(root, file)
                        info = zipfile.ZipInfo(str(path.relative_to(folder)), NOW)
                        archive.writestr(info, path.read_bytes(), zipfile.ZIP_DEFLATED)
