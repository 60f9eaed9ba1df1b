"""minitf/keras/release.py"""

import minitf as tf


def test_the_version_is_told_twice():
    assert tf.keras.version() == tf.keras.__version__ == "3.15.1"
