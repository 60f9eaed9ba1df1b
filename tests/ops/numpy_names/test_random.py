"""What the recorded calls of tests/api/experimental/numpy do not show of numpy_names/random.py."""

import minitf as tf
from minitf.ops.numpy_names import random


def test_random_beside_the_recorded_calls():
    random.seed(3)
    first = random.uniform(2.0, [3.0, 4.0]).numpy()
    random.seed(3)
    assert random.uniform(2.0, [3.0, 4.0]).numpy().tolist() == first.tolist()
    assert (first >= 2).all()
    assert random.randint(2, size=5).dtype == tf.int64
