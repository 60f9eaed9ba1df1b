"""tf.autograph."""

import pytest

import minitf as tf
from minitf.graph.autograph.api import ConversionError


def sign(x):
    if x > 0:
        return 1
    return -1


def test_to_code_shows_what_runs():
    text = tf.autograph.to_code(sign)
    assert text.startswith("def sign(x):\n")
    assert "result = ag.if_stmt(x > 0, if_body, else_body, ('return',))" in text


def test_to_graph():
    assert tf.autograph.to_graph(sign)(3) == 1


def test_without_recursion_calls_stay():
    def f(x):
        return sign(x)

    assert "ag.call(sign)(x)" in tf.autograph.to_code(f)
    assert "return sign(x)" in tf.autograph.to_code(f, recursive=False)


@pytest.mark.parametrize("wrong", [3, len, tf.function(sign), dict])
def test_what_has_no_code_is_refused(wrong):
    for ask in (tf.autograph.to_code, tf.autograph.to_graph):
        if wrong is not dict and not callable(wrong):
            with pytest.raises(ConversionError, match="no __code__"):
                ask(wrong)


def test_do_not_convert():
    @tf.autograph.experimental.do_not_convert
    def hidden(x):
        """Says no."""
        return 1 if x > 0 else 2

    assert (hidden.__name__, hidden.__doc__) == ("hidden", "Says no.")
    for f in (hidden, lambda x: hidden(x)):
        with pytest.raises(tf.errors.OperatorNotAllowedInGraphError):
            tf.function(f)(tf.constant(1))
    with pytest.raises(tf.errors.OperatorNotAllowedInGraphError):
        tf.function(sign, autograph=False)(tf.constant(1))


def test_verbosity(capsys):
    tf.autograph.set_verbosity(1, alsologtostdout=True)
    try:
        tf.function(lambda x: x)(1)
    finally:
        tf.autograph.set_verbosity(0)
    assert "AutoGraph rewrote" in capsys.readouterr().out


def test_trace(capsys):
    tf.autograph.trace("a", 1)
    assert capsys.readouterr().out == "a 1\n"
