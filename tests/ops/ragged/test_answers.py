"""The table of answers: who knows what an op means for ragged tensors."""

import pytest

import minitf as tf
from minitf.ops.ragged.answers import answer, answers


def test_a_function_answers_for_what_it_is_marked_with():
    def question(x):
        raise AssertionError

    @answers(question)
    def reply(x):
        return x + 1

    assert answer(question, (1,), {}) == 2


def test_an_op_that_nobody_knows():
    with pytest.raises(TypeError, match=r"Cumsum.*to_tensor"):
        tf.cumsum(tf.ragged.constant([[1], [2, 3]]))
