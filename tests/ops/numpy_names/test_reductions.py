"""What the recorded calls of tests/api/experimental/numpy do not show of numpy_names/reductions.py."""

import pytest

import minitf as tf
from minitf.ops.numpy_names import reductions


def test_reductions_beside_the_recorded_calls():
    assert reductions.sum_(tf.constant([200, 100], tf.uint8)).dtype == tf.uint64
    assert reductions.mean([1, 2]).numpy() == 1.5
    assert reductions.var([1.0, 2.0, 4.0], ddof=1).numpy() == pytest.approx(7 / 3)
