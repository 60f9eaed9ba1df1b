"""options.py: how a pipeline runs."""

import minitf as tf


def test_what_is_set_later_wins_and_the_rest_stays():
    first, second = tf.data.Options(), tf.data.Options()
    first.deterministic = False
    second.threading.private_threadpool_size = 3
    merged = tf.data.Dataset.range(3).with_options(first).map(lambda x: x).with_options(second).options()
    assert merged.deterministic is False
    assert merged.threading.private_threadpool_size == 3


def test_options_are_equal_by_value():
    assert tf.data.Options() == tf.data.Options()
