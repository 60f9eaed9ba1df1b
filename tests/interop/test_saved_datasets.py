"""Datasets that one library writes and the other reads: what `save` and `cache` leave on disk."""

import pytest

import minitf as tf

DATASET = """
def dataset(tf):
    return tf.data.Dataset.range(4).map(lambda x: (x, {"text": tf.fill([x], "hi"), "even": x % 2 == 0}))
def shown(found):
    return [[int(x), [t.decode() for t in y["text"]], bool(y["even"])] for x, y in found.as_numpy_iterator()]
"""
WRITE = DATASET + """
for compression in ("NONE", "GZIP"):
    dataset(tf).save(f"{sys.argv[1]}/{compression}", compression=compression)
list(dataset(tf).cache(f"{sys.argv[1]}/cache"))
print(json.dumps(shown(dataset(tf))))
"""
READ = DATASET + """
found = [shown(tf.data.Dataset.load(f"{sys.argv[1]}/{compression}", compression=compression))
         for compression in ("NONE", "GZIP", "SNAPPY")]
found.append(shown(dataset(tf).map(lambda x, y: (x + 7, y)).cache(f"{sys.argv[1]}/cache")))
print(json.dumps(found))
"""
exec(DATASET)  # the same program in this process


@pytest.fixture(scope="module")
def expected():
    return [list(row) for row in shown(dataset(tf))]  # noqa: F821


def test_theirs_is_read_here(oracle, tmp_path, expected):
    assert oracle(WRITE, tmp_path) == expected
    for compression in ("NONE", "GZIP"):
        loaded = tf.data.Dataset.load(str(tmp_path / compression), compression=compression)
        assert shown(loaded) == expected  # noqa: F821
        assert loaded.element_spec == dataset(tf).element_spec  # noqa: F821
    assert shown(dataset(tf).map(lambda x, y: (x + 7, y)).cache(str(tmp_path / "cache"))) == expected  # noqa: F821


def test_ours_is_read_there(oracle, tmp_path, expected):
    for compression in ("NONE", "GZIP", "SNAPPY"):
        dataset(tf).save(str(tmp_path / compression), compression=compression)  # noqa: F821
    list(dataset(tf).cache(str(tmp_path / "cache")))  # noqa: F821
    assert oracle(READ, tmp_path) == [expected] * 4
