"""Errors while a function is traced begin with the user's own lines. (programs/user_errors.py compares more.)"""

import pytest

import minitf as tf
from minitf.graph.autograph.user_errors import is_ours


def layer(x):
    if x[0, 0] > 0:
        x = tf.matmul(x, x)
    return x


def model(x):
    return layer(x)


def said(f, *args):
    with pytest.raises(Exception) as caught:
        tf.function(f)(*args)
    return caught.value


def test_the_message_shows_the_functions_from_the_outermost_to_the_one_that_failed():
    error = said(model, tf.zeros([2, 3]))
    assert type(error) is ValueError
    lines = str(error).splitlines()
    assert lines[:2] == ["in user code:", ""]
    assert [line.strip() for line in lines[3:7:2]] == ["return layer(x)", "x = tf.matmul(x, x)"]
    assert lines[2].endswith(", in model  *")
    assert lines[4].endswith(", in layer  *")


def test_an_error_through_two_functions_is_told_once():
    inner = tf.function(model)
    text = str(said(lambda x: inner(x), tf.zeros([2, 3])))
    assert text.count("in user code:") == 1
    assert text.count("in model  *") == text.count("in layer  *") == 1


def test_the_traceback_still_leads_to_the_users_line():
    error = said(model, tf.zeros([2, 3]))
    frames, step = [], error.__traceback__
    while step is not None:
        frames.append((step.tb_frame.f_code.co_filename, step.tb_lineno))
        step = step.tb_next
    assert (__file__, model.__code__.co_firstlineno + 1) in frames


class TwoParts(Exception):
    def __init__(self, first, second):
        super().__init__(first, second)


@pytest.mark.parametrize("error", [KeyError("k"), TwoParts(1, 2), ZeroDivisionError("zero")])
def test_an_error_of_a_class_that_takes_no_text_stays_itself_and_gets_a_note(error):
    def f(x):
        raise error

    told = said(f, tf.constant(1))
    assert told is error
    assert "in user code:" in told.__notes__[0]
    assert "raise error" in told.__notes__[0]


def test_op_errors_keep_their_parts():
    def f(x):
        raise tf.errors.NotFoundError("node", "op", "missing")

    error = said(f, tf.constant(1))
    assert (type(error), error.node_def, error.op) == (tf.errors.NotFoundError, "node", "op")
    assert str(error).endswith("    NotFoundError: missing\n")


def test_without_autograph_the_message_is_the_errors_own():
    with pytest.raises(ValueError, match=r"^MatMul: "):
        tf.function(lambda x: tf.matmul(x, x), autograph=False)(tf.zeros([2, 3]))


def test_what_is_ours():
    assert is_ours(tf.function.__code__.co_filename)
    assert is_ours("<minitf program 1: f>")
    assert not is_ours(__file__)
