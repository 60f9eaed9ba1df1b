"""options.py: how a pipeline runs."""

import pytest

import minitf as tf


def test_what_is_set_later_wins_and_the_rest_stays():
    first, second = tf.data.Options(), tf.data.Options()
    first.deterministic = False
    first.threading.max_intra_op_parallelism = 1
    second.threading.private_threadpool_size = 3
    merged = tf.data.Dataset.range(3).with_options(first).map(lambda x: x).with_options(second).options()
    assert merged.deterministic is False
    assert (merged.threading.max_intra_op_parallelism, merged.threading.private_threadpool_size) == (1, 3)
    assert first.threading.private_threadpool_size is None


def test_options_are_equal_by_value():
    assert tf.data.Options() == tf.data.Options()
    assert tf.data.ThreadingOptions() != tf.data.experimental.AutotuneOptions()


def test_older_names():
    options = tf.data.Options()
    options.experimental_deterministic = False
    options.experimental_threading.private_threadpool_size = 2
    assert options.deterministic is False
    assert options.threading.private_threadpool_size == 2


@pytest.mark.parametrize(("name", "value"), [
    ("deterministic", 1), ("deterministic", None), ("threading", 3), ("autotune", tf.data.ThreadingOptions()),
])  # fmt: skip
def test_a_value_has_the_type_of_its_name(name, value):
    with pytest.raises(TypeError, match=f"{name} is .*: it must be of type"):
        setattr(tf.data.Options(), name, value)


def test_a_name_that_is_none():
    with pytest.raises(AttributeError, match="Cannot set the property"):
        tf.data.Options().speed = 3


def test_only_options_can_be_merged():
    with pytest.raises(TypeError, match="Could not merge"):
        tf.data.Options().merge(3)
    with pytest.raises(AttributeError, match=r"it must be a tf\.data\.Options"):
        tf.data.Dataset.range(3).with_options(3)
