"""api/compat/v1/data.py: the names of tf.data, and some more."""

import minitf as tf


def test_names_of_its_own_and_those_of_tf_data():
    older = tf.compat.v1.data
    assert older.Dataset is tf.data.Dataset
    assert older.TFRecordDataset is tf.data.TFRecordDataset
    assert "make_one_shot_iterator" in dir(older)
    assert not hasattr(tf.data, "make_one_shot_iterator")
