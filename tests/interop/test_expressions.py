"""Small expressions, valid and not, whose outcome minitf shares with TensorFlow: value, dtype, shape, text, exception.

They stand in expressions/*.txt, one a line.
"""

from pathlib import Path

import pytest

from interop import comparing, differences
from interop.running import in_minitf, in_tensorflow

FILES = sorted((Path(__file__).parent / "expressions").glob("*.txt"))


def expressions():
    """All expressions, each once, in the order of the files."""
    lines = [line for path in FILES for line in path.read_text(encoding="utf-8").splitlines()]
    return list(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


@pytest.fixture(scope="module")
def outcomes(oracle, tmp_path_factory):
    return in_tensorflow(oracle, tmp_path_factory, expressions())


@pytest.mark.parametrize("expression", expressions())
def test_the_outcome_is_tensorflows(expression, outcomes):
    found = comparing.difference(in_minitf(expression), outcomes[expression])
    if expression in differences.EXPRESSIONS:
        assert found, "no difference any more: take it off the list"
    else:
        assert not found, found


def test_the_differences_are_of_expressions_that_exist():
    assert set(differences.EXPRESSIONS) <= set(expressions())
