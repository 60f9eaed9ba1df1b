"""specs.py: datasets and None as parts of elements."""

import minitf as tf
from minitf.data.specs import DatasetSpec, NoneTensorSpec


def test_specs_are_equal_by_what_they_say():
    assert DatasetSpec(tf.TensorSpec([], tf.int32)) == DatasetSpec(tf.TensorSpec([], tf.int32))
    assert DatasetSpec(tf.TensorSpec([], tf.int32)) != DatasetSpec(tf.TensorSpec([], tf.int64))
    assert len({NoneTensorSpec(), NoneTensorSpec()}) == 1


def test_none_fits_none():
    assert NoneTensorSpec().is_compatible_with(None)
    assert not NoneTensorSpec().is_compatible_with(3)
