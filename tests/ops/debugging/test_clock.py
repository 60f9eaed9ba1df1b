"""The time."""

import time

import minitf as tf


def test_timestamps_are_now_and_ascend():
    before, stamp, after = time.time(), float(tf.timestamp()), time.time()
    assert before <= stamp <= after
