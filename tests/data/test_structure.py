"""structure.py: elements and their specs."""

from collections import namedtuple

import numpy as np
import pytest

import minitf as tf
from minitf.data.structure import normalized, packer, specs_of, with_axis, without_axis

Pair = namedtuple("Pair", "x y")


def test_lists_become_tensors_and_tuples_stay():
    element = normalized(([1, 2], {"a": np.float32(3.0)}, Pair(1, "b"), None))
    assert specs_of(element)[0] == tf.TensorSpec([2], tf.int32)
    assert element[1]["a"].dtype == tf.float32
    assert element[2].y.numpy() == b"b"
    assert element[3] is None


@pytest.mark.parametrize("element", [1, (1, 2), (1, (2, 3)), {"b": 1, "a": 2}, Pair(1, 2)])
def test_a_packer_undoes_flatten(element):
    assert packer(element)(tf.nest.flatten(element)) == element


@pytest.mark.parametrize(
    "spec",
    [
        tf.TensorSpec([2, 3], tf.int32),
        tf.TensorSpec(None, tf.int32),
        tf.SparseTensorSpec([2, 3], tf.int32),
        tf.RaggedTensorSpec([2, None], tf.int32),
    ],
)
def test_an_axis_more_and_less(spec):
    assert without_axis(with_axis(spec, 5)) == spec


def test_a_scalar_has_no_rows():
    with pytest.raises(ValueError, match="no first axis"):
        without_axis(tf.TensorSpec([], tf.int32))
