"""minitf/keras/losses/reduction.py: weights, masks and reductions, by hand."""

import pytest

import minitf as tf
from minitf.keras.losses.reduction import Reduction, checked_reduction, masked_weights, reduce_values, reduce_weighted

VALUES = [1.0, 2.0, 3.0, 6.0]


@pytest.mark.parametrize(("reduction", "expected"), [
    ("sum", 12.0), ("sum_over_batch_size", 3.0), ("mean", 3.0), ("mean_with_sample_weight", 3.0),
    ("none", VALUES), (None, VALUES),
])
def test_reductions(reduction, expected):
    assert reduce_weighted(VALUES, None, None, reduction, "float32").numpy().tolist() == expected


@pytest.mark.parametrize(("reduction", "expected"), [
    ("sum", 11.0), ("sum_over_batch_size", 2.75), ("mean_with_sample_weight", 2.75), ("none", [1.0, 4.0, 0.0, 6.0]),
])
def test_weights(reduction, expected):
    assert reduce_weighted(VALUES, [1, 2, 0, 1], None, reduction, "float32").numpy().tolist() == expected


def test_a_mean_with_a_mask_is_of_what_stays():
    mask = tf.constant([True, True, False, False])
    assert float(reduce_weighted(VALUES, None, mask, "mean", "float32")) == 1.5
    assert float(reduce_weighted(VALUES, [1, 3, 5, 7], mask, "sum", "float32")) == 7.0
    assert masked_weights(None, mask, tf.float32, "mean").numpy().tolist() == [2.0, 2.0, 0.0, 0.0]


def test_a_mask_without_survivors_is_no_division_by_zero():
    assert float(reduce_weighted(VALUES, None, tf.constant([False] * 4), "mean", "float32")) == 0.0


def test_nothing_has_the_mean_nothing():
    assert reduce_values(tf.zeros([0, 3]), None, "mean").numpy() == 0
    assert reduce_values(tf.zeros([0]), None, "mean").shape == (0,)


def test_inside_a_function_of_any_batch_size():
    mean = tf.function(lambda x: reduce_values(x, None, "mean"), input_signature=[tf.TensorSpec([None, 2])])
    assert float(mean(tf.constant([[1.0, 2.0], [3.0, 6.0]]))) == 3.0
    assert float(mean(tf.zeros([0, 2]))) == 0.0


def test_an_unknown_reduction_is_refused_with_a_guess():
    with pytest.raises(ValueError, match="Did you mean 'mean'"):
        checked_reduction("means")
    assert checked_reduction(Reduction.SUM) == "sum"
