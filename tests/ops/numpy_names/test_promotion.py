"""Which dtype several arrays meet in."""

import numpy as np
import pytest

import minitf as tf
from minitf.ops.numpy_names import promotion


@pytest.fixture
def floats_of_32_bits():
    promotion.prefer_float32(True)
    yield
    promotion.prefer_float32(False)


def test_a_python_number_gives_way():
    assert promotion.result_type(tf.constant([1], tf.int8), 5) == tf.int8
    assert promotion.result_type(tf.constant([1], tf.int32), 5.0) == tf.float64
    assert promotion.result_type(tf.constant([1.0]), 5.0) == tf.float32


def test_preferred_floats(floats_of_32_bits):
    assert promotion.result_type(1.0) == tf.float32
    assert promotion.result_type(1j) == tf.complex64
    assert promotion.default_float() == tf.float32


def test_dtypes_of_numpy():
    assert promotion.promote_types(tf.int16, np.uint16) == np.int32
    assert promotion.finfo(tf.float16).bits == 16


def test_what_was_refused_is_named():
    with pytest.raises(ValueError, match="mean: out was given"):
        promotion.refuse("mean", True, "out")
