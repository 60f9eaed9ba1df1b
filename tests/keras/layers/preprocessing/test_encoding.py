"""Numbers of categories as vectors."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import minitf as tf
from minitf.keras.layers.preprocessing.encoding import as_input, encoded, encoded_shape, output_mode_of

ROWS = st.lists(st.lists(st.integers(0, 5), min_size=3, max_size=3), min_size=1, max_size=4)


@given(ROWS, st.booleans())
def test_vectors_against_a_loop(rows, sparse):
    for mode in ("one_hot", "multi_hot", "count"):
        found = encoded(tf.constant(rows), mode, 4, "float32", sparse)
        found = tf.sparse.to_dense(found) if sparse else found
        eye = np.eye(6)[np.array(rows)][..., :4]  # what is not below 4 is left out
        counts = eye.sum(1)
        expected = {"one_hot": eye, "multi_hot": np.minimum(counts, 1), "count": counts}[mode]
        assert np.array_equal(found, expected)
        assert tuple(found.shape) == encoded_shape((len(rows), 3), 4, mode)


def test_values_in_other_dtypes():
    assert as_input([1, 2], tf.int64).dtype == tf.int64
    assert as_input(np.array([1.5]), tf.int64).numpy().tolist() == [1]
    assert as_input(tf.sparse.from_dense([1, 0]), tf.int64).dtype == tf.int64
    assert as_input(tf.ragged.constant([[1]]), tf.int64).dtype == tf.int64


def test_modes_that_there_are_not():
    assert output_mode_of("Layer", "binary", ("multi_hot",)) == "multi_hot"
    with pytest.raises(ValueError, match="Layer: output_mode='tf_idf': it must be one of 'int'"):
        output_mode_of("Layer", "tf_idf", ("int",))
