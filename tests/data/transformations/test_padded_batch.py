"""transformations/padded_batch.py: what TensorFlow gives, too."""

import pytest

import minitf as tf
from data.recorded import assert_as_recorded, cases


@pytest.mark.parametrize("name", cases("padded_batch"))
def test_as_tensorflow_does(name):
    assert_as_recorded("padded_batch", name)


def test_elements_of_unknown_rank_take_the_rank_of_the_padded_shape():
    def rows_of(rows):
        return tf.data.Dataset.from_generator(lambda: iter(rows), tf.int32).padded_batch(2, padded_shapes=[4])

    batches = rows_of([[1, 2], [3, 4, 5], [8]])
    assert batches.element_spec == tf.TensorSpec([None, 4], tf.int32)
    assert [batch.numpy().tolist() for batch in batches] == [[[1, 2, 0, 0], [3, 4, 5, 0]], [[8, 0, 0, 0]]]
    with pytest.raises(tf.errors.InvalidArgumentError, match="same rank as the padded shape"):
        list(rows_of([[1], [[2]]]))
