"""The table of data sets."""

import minitf as tf


def test_every_set_can_be_loaded():
    assert all(callable(getattr(tf.keras.datasets, name).load_data) for name in dir(tf.keras.datasets))


def test_the_digits_need_no_network():
    (x_train, y_train), _ = tf.keras.datasets.digits.load_data()
    assert (x_train.shape, y_train.shape) == ((1437, 8, 8), (1437,))
