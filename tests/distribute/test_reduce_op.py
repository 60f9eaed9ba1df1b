"""ReduceOp and its names."""

import pytest

import minitf as tf
from minitf.distribute.reduce_op import ReduceOp, as_reduce_op


def test_names_in_any_case():
    assert as_reduce_op("sum") is as_reduce_op("SUM") is as_reduce_op(ReduceOp.SUM) is ReduceOp.SUM


@pytest.mark.parametrize("wrong", ["MAX", 3, None])
def test_other_ops_are_refused(wrong):
    with pytest.raises(ValueError, match="is not a valid ReduceOp"):
        as_reduce_op(wrong)


def test_the_one_of_an_aggregation():
    assert ReduceOp.from_variable_aggregation(tf.VariableAggregation.MEAN) is ReduceOp.MEAN
    with pytest.raises(ValueError, match="neither a sum nor a mean"):
        ReduceOp.from_variable_aggregation(tf.VariableAggregation.NONE)
