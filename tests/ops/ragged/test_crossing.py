"""Every combination of what stands in one row. The numbers are TensorFlow's."""

import pytest

import minitf as tf


def test_texts_of_all_combinations_the_last_column_fastest():
    columns = [tf.ragged.constant([["a", "b"], []]), tf.constant([["c", "d"], ["e", "f"]])]
    assert tf.ragged.cross(columns).to_list() == [[b"a_X_c", b"a_X_d", b"b_X_c", b"b_X_d"], []]


def test_numbers_of_all_combinations():
    columns = [tf.ragged.constant([[1], [2, 3]]), tf.ragged.constant([["d"], ["e"]])]
    found = tf.ragged.cross_hashed(columns)
    assert found.to_list() == [[8731989417520980377], [6870019135446212689, 8498098340703857781]]
    assert tf.ragged.cross_hashed(columns, num_buckets=100, hash_key=5).to_list() == [[42], [41, 94]]


@pytest.mark.parametrize(("inputs", "kind"), [
    (tf.constant([["a"]]), TypeError), ([], ValueError), ([tf.constant(["a"])], ValueError),
    ([tf.constant([[1.5]])], ValueError), ([[["a"]], [["a"], ["b"]]], tf.errors.InvalidArgumentError),
])  # fmt: skip
def test_refused(inputs, kind):
    with pytest.raises(kind):
        tf.ragged.cross(inputs)
