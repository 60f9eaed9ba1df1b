"""tf.raw_ops: ops that are written out, and all others by their signatures."""

import pytest

import minitf as tf


def test_both_kinds_are_found():
    assert {"ResourceApplyAdam", "MatMul", "Unique"} <= set(dir(tf.raw_ops))
    assert tf.raw_ops.ResourceApplyAdam.__module__ == "minitf.ops.raw_ops"
    assert tf.raw_ops.Unique is tf.raw_ops.Unique


def test_what_is_not_there():
    with pytest.raises(AttributeError, match="no such op"):
        tf.raw_ops.Nothing  # noqa: B018
