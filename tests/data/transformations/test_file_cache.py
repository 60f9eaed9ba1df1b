"""transformations/file_cache.py: elements that are kept in files."""

import minitf as tf
from minitf.data.transformations.file_cache import key


def test_the_second_pass_reads(tmp_path):
    calls = []

    def slow(x):
        calls.append(1)
        return x

    prefix = str(tmp_path / "numbers")
    for _ in range(2):  # two programs
        dataset = tf.data.Dataset.range(12).map(lambda x: (x, tf.py_function(slow, [x], tf.int64), "text"))
        dataset = dataset.cache(prefix)
        assert [x.item() for x, y, _ in dataset.as_numpy_iterator()] == list(range(12))
    assert len(calls) == 12
    assert sorted(path.name for path in tmp_path.iterdir()) == ["numbers.data-00000-of-00001", "numbers.index"]


def test_part_of_a_pass_leaves_no_files(tmp_path):
    iterator = iter(tf.data.Dataset.range(3).cache(str(tmp_path / "numbers")))
    next(iterator)
    del iterator
    assert list(tmp_path.iterdir()) == []


def test_names_are_in_the_order_of_elements():
    names = [key(i, part, 11) for i in (2, 10) for part in (9, 10)]
    assert names == sorted(names)
    assert len(set(map(len, names))) == 1
