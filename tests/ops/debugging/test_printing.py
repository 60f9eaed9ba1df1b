"""tf.print: the text that TensorFlow prints, and where it goes."""

import sys

import pytest

import minitf as tf

F, M = tf.constant([1.0, 2.0]), tf.constant([[0.0, 1, 2], [3, 4, 5]])

# The input, and what TensorFlow 2.21 prints of it.
PRINTED = [
    (("a", F), "a [1 2]"), ((1, 2.5, "x"), "1 2.5 x"), ((M,), "[[0 1 2]\n [3 4 5]]"),
    ((tf.range(20),), "[0 1 2 ... 17 18 19]"), (([F, M],), "[[1 2], [[0 1 2]\n [3 4 5]]]"),
    (({"b": F, "a": 1},), "{'a': 1, 'b': [1 2]}"), ((tf.constant("s"),), "s"),
    ((tf.constant(["s", "t"]),), '["s" "t"]'),
    ((True, None, 0.1), "True None 0.1"), ((tf.constant(0.1), tf.constant(1 / 3)), "0.1 0.333333343"),
    ((tf.Variable(F),), "[1 2]"), ((tf.constant(True),), "1"), (([],), "[]"), ((["x", F],), "['x', [1 2]]"),
    ((b"bytes",), "b'bytes'"), ((tf.constant(1j),), "?"), (((F,),), "([1 2],)"), ((), ""),
    ((tf.sparse.from_dense([0, 1]),), "'SparseTensor(indices=[[1]], values=[1], shape=[2])'"),
    ((tf.constant(1 / 3, tf.float64),), "0.33333333333333331"), ((tf.float32,), "tf.float32"),
]  # fmt: skip


@pytest.mark.parametrize(("inputs", "text"), PRINTED, ids=[text for _, text in PRINTED])
def test_the_text_is_tensorflows(inputs, text, capsys):
    tf.print(*inputs)
    assert capsys.readouterr().err == text + "\n"


def test_separators_and_summaries(capsys):
    tf.print("a", tf.range(9), sep="-", end="!", summarize=1, output_stream=sys.stdout)
    tf.print(tf.range(9), summarize=-1, output_stream=sys.stdout)
    assert capsys.readouterr().out == "a-[0 ... 8]![0 1 2 3 4 5 6 7 8]\n"


def test_into_a_file_or_a_function(tmp_path):
    for word in ("one", "two"):
        tf.print(word, output_stream=f"file://{tmp_path}/out.txt")
    assert (tmp_path / "out.txt").read_text() == "one\ntwo\n"
    said = []
    tf.print("three", output_stream=said.append)
    assert said == ["three"]


@pytest.mark.parametrize("arguments", [{"foo": 1}, {"output_stream": "bad"}, {"output_stream": 5}])
def test_wrong_calls(arguments):
    with pytest.raises(ValueError, match="print: "):
        tf.print("x", **arguments)
