"""How a Spec is written in messages. An exercise grades with these."""

import pytest

from minitf.backend.dtypes import bool_, float32, int64
from minitf.core.spec import Spec


@pytest.mark.parametrize(
    ("dims", "dtype", "text"),
    [((2, 3), float32, "float32[2, 3]"), ((5,), int64, "int64[5]"), ((0, 1), bool_, "bool[0, 1]")],
)
def test_a_known_shape(dims, dtype, text):
    assert str(Spec(dims, dtype)) == text


def test_a_scalar_has_empty_brackets():
    assert str(Spec((), float32)) == "float32[]"


@pytest.mark.parametrize(("dims", "text"), [((None, 3), "float32[?, 3]"), ((None,), "float32[?]")])
def test_an_unknown_size_is_a_question_mark(dims, text):
    assert str(Spec(dims, float32)) == text


def test_an_unknown_rank_is_three_dots():
    assert str(Spec(None, float32)) == "float32[...]"


def test_it_is_the_text_inside_lists_too():
    assert f"{[Spec((2,), float32)]}" == "[float32[2]]"
