"""A graph from a file runs no code and touches no files."""

import pytest

import minitf as tf
from graph.graphdef.reading_text import X, definition, node

PATH = node("p", "Const", dtype="type: DT_STRING",
            value='tensor { dtype: DT_STRING tensor_shape {} string_val: "secret.txt" }')

FLOATS = "list { type: DT_FLOAT }"


@pytest.mark.parametrize(
    "text",
    [
        PATH + node("r", "ReadFile", "p"),
        PATH + node("w", "WriteFile", "p", "p"),
        PATH + node("m", "MatchingFiles", "p"),
        PATH + X + node("s", "Save", "p", "p", "x", T=FLOATS),
        PATH + node("r", "Restore", "p", "p", dt="type: DT_FLOAT"),
        node("p", "Placeholder", dtype="type: DT_STRING") + node("r", "Restore", "p", "p", dt="type: DT_FLOAT"),
        PATH + node("o", "PrintV2", "p", output_stream='s: "file://secret.txt"'),
        X + node("f", "PyFunc", "x", token='s: "0"', Tin=FLOATS, Tout=FLOATS),
        X + node("f", "EagerPyFunc", "x", token='s: "0"', Tin=FLOATS, Tout=FLOATS),
        node("x", "Placeholder", dtype="type: DT_INT64") + node(
            "s", "FixedUnigramCandidateSampler", "x", num_true="i: 1", num_sampled="i: 1", unique="b: true",
            range_max="i: 5", vocab_file='s: "secret.txt"'),
    ],
)  # fmt: skip
def test_what_would_run_code_or_touch_files_is_refused(text, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.txt").write_text("secret")
    with pytest.raises(tf.errors.PermissionDeniedError), tf.Graph().as_default():
        tf.import_graph_def(definition(text))
    assert (tmp_path / "secret.txt").read_text() == "secret"


def test_a_print_to_a_stream_is_harmless(capsys):
    text = PATH.replace("secret.txt", "said") + node("o", "PrintV2", "p", output_stream='s: "stdout"')
    with tf.Graph().as_default() as graph:
        tf.import_graph_def(definition(text), name="")
    tf.compat.v1.Session(graph=graph).run("o")
    assert capsys.readouterr().out == "said\n"
