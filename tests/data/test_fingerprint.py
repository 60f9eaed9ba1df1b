"""fingerprint.py: what pipelines do, as numbers."""

import minitf as tf


def fingerprints(*datasets):
    return [int(dataset.fingerprint()) for dataset in datasets]


def made(n=3, size=2, offset=1):
    weights = tf.constant([1.0, 2.0])

    def shifted(x):
        return tf.cast(x, tf.float32) + offset * weights

    return tf.data.Dataset.range(n).map(shifted).batch(size)


def test_equal_pipelines_share_one():
    first, second = fingerprints(made(), made())
    assert first == second
    assert made().fingerprint().dtype == tf.uint64


def test_every_difference_counts():
    found = fingerprints(made(), made(n=4), made(size=3), made(offset=2), made().prefetch(1),
                         tf.data.Dataset.from_tensor_slices([1, 2]), tf.data.Dataset.from_tensor_slices([1, 3]),
                         tf.data.Dataset.from_tensor_slices(["a"]))  # fmt: skip
    assert len(set(found)) == len(found)


def test_code_and_what_it_closes_over():
    def calling(function):
        return tf.data.Dataset.range(3).map(lambda x: tf.py_function(function, [x], tf.int64))

    def adding(n):
        return lambda x: x + n

    first, again, other = fingerprints(calling(adding(1)), calling(adding(1)), calling(adding(2)))
    assert first == again != other
