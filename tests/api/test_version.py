"""tf.version: programs compare it with that of a TensorFlow."""

import minitf as tf
from minitf.backend.release import LIKE, RELEASE


def test_it_starts_with_tensorflows_and_says_who_answers():
    assert tf.version.VERSION == tf.__version__ == f"{LIKE}+minitf.{RELEASE}"
    assert [int(part) for part in tf.__version__.split("+")[0].split(".")] >= [2, 8, 0]
