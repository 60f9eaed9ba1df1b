"""source_methods.py: what has no row in cases/ (see test_dataset.py and sources/)."""

import pytest

import minitf as tf


@pytest.mark.parametrize("pattern", ["*.txt", ["a*", "b.*"]])
def test_files_are_listed_by_name(tmp_path, pattern):
    for name in ("b.txt", "a.txt", "c.csv"):
        (tmp_path / name).write_text(name)
    patterns = [str(tmp_path / one) for one in ([pattern] if isinstance(pattern, str) else pattern)]
    files = tf.data.Dataset.list_files(patterns, shuffle=False)
    assert [path.decode() for path in files.as_numpy_iterator()] == [str(tmp_path / n) for n in ("a.txt", "b.txt")]


def test_only_datasets_can_be_zipped():
    with pytest.raises(TypeError, match="is expected"):
        tf.data.Dataset.zip((tf.data.Dataset.range(3), [1, 2, 3]))
    with pytest.raises(TypeError, match="is expected"):
        tf.data.Dataset.range(3).concatenate(4)
