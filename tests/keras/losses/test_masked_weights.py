"""A mask that becomes weights, piece by piece: the tests of an exercise of chapter 13."""

import minitf as tf
from minitf.keras.losses.reduction import masked_weights

MASK = tf.constant([True, False, True, True])


def weights(mask, reduction, sample_weight=None):
    return masked_weights(sample_weight, mask, tf.float32, reduction).numpy().astype("float64").round(5).tolist()


def test_what_is_masked_out_weighs_nothing():
    assert weights(MASK, "sum")[1] == weights(MASK, "mean")[1] == 0.0


def test_for_a_sum_the_others_weigh_one():
    assert weights(MASK, "sum") == weights(MASK, None) == [1.0, 0.0, 1.0, 1.0]
    assert weights(MASK, "mean_with_sample_weight") == [1.0, 0.0, 1.0, 1.0]


def test_for_a_mean_the_others_weigh_more():
    assert weights(MASK, "mean") == weights(MASK, "sum_over_batch_size") == [1.33333, 0.0, 1.33333, 1.33333]


def test_an_empty_mask_divides_by_nothing():
    assert weights(tf.constant([False, False]), "mean") == [0.0, 0.0]


def test_weights_that_were_there_are_multiplied():
    assert weights(MASK, "sum", [2.0, 3.0, 4.0, 0.5]) == [2.0, 0.0, 4.0, 0.5]
    assert weights(tf.constant([True, False]), "mean", [3.0, 1.0]) == [6.0, 0.0]


def test_a_column_of_weights_beside_a_vector_of_masks():
    assert weights(MASK, "sum", [[2.0], [3.0], [4.0], [5.0]]) == [[2.0], [0.0], [4.0], [5.0]]


def test_the_dtype_is_the_one_asked_for():
    assert masked_weights(None, MASK, tf.float64, "mean").dtype == tf.float64
    assert masked_weights([1, 2, 3, 4], [1, 0, 1, 1], tf.float16, "mean").dtype == tf.float16
