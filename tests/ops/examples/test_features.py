"""features.py: what is expected of a feature."""

import pytest

import minitf as tf
from minitf.ops.examples.features import checked


def test_sparse_features_come_first_and_ragged_ones_last():
    features = {
        "a": tf.io.RaggedFeature(tf.int64),
        "b": tf.io.FixedLenFeature([], "int64"),
        "c": tf.io.VarLenFeature(tf.string),
    }
    good = checked(features, "here")
    assert list(good) == ["c", "b", "a"]
    assert good["b"].dtype is tf.int64


@pytest.mark.parametrize("shape", [None, [None], [2, -1]])
def test_a_shape_must_be_known(shape):
    with pytest.raises(ValueError, match=r"(?i)shape"):
        checked({"a": tf.io.FixedLenFeature(shape, tf.int64)}, "here")
