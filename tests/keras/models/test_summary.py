"""minitf/keras/models/summary.py"""

import minitf as tf
from keras.models.against_keras import cases, check
from minitf.keras.models.summary import readable, size_of, written


@cases("summary", "refused_summaries")
def test_tables_are_those_of_keras(case, monkeypatch):
    check(case, monkeypatch)


def test_it_prints(capsys):
    tf.keras.Sequential([tf.keras.Input((2,)), tf.keras.layers.Dense(1)], name="little").summary()
    lines = capsys.readouterr().out.split("\n")
    assert lines[0] == 'Model: "little"'
    assert lines[-4] == " Total params: 3 (12.00 B)"


def test_sizes_are_readable():
    assert [readable(n) for n in (0, 1023, 1024, 5 * 1024**2)] == ["0.00 B", "1023.00 B", "1.00 KB", "5.00 MB"]


def test_a_variable_counts_once():
    v = tf.keras.Variable([1.0, 2.0])
    assert size_of([v, v]) == (2, 8)
    assert size_of([]) == (0, 0)


def test_shapes_as_text():
    assert written((None, 3)) == "(None, 3)"
    assert written([(1, 2), (3,)]) == "[(1, 2), (3)]"
    assert written({"a": (1, 2)}) == "{a: (1, 2)}"
