"""The buckets of TensorFlow's dense tables. What TensorFlow finds in them is seen in tests/interop."""

import numpy as np

from minitf.ops.lookup.buckets import in_buckets


def test_every_key_stands_once_with_its_value_and_the_rest_is_empty():
    keys, values = np.arange(5, 105), np.stack([np.arange(100.0), -np.arange(100.0)], 1)
    found, rows = in_buckets(keys, values, empty_key=-7)
    assert found.shape == (128, 1)
    assert sorted(found[found != -7].tolist()) == keys.tolist()
    assert (rows[found[:, 0] == 6] == [[1.0, -1.0]]).all()


def test_where_a_bucket_is_taken_the_next_one_is_and_then_two_further():
    found, _ = in_buckets(np.array([8, 16, 24]), np.array([1, 2, 3]), empty_key=0)
    assert found[:, 0].tolist() == [8, 16, 0, 24]


def test_texts_and_none_at_all():
    found, _ = in_buckets(np.array([b"a", b"b", None], object)[:2], np.array([1, 2]), empty_key=b"")
    assert sorted(found[:, 0].tolist()) == [b"", b"", b"a", b"b"]
    assert in_buckets(np.zeros(0, np.int64), np.zeros((0, 3), np.float32), 0)[1].shape == (4, 3)
