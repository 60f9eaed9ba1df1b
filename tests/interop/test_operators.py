"""Python's operators between all kinds of operands: what mixes with what, and to which dtype."""

import itertools

import pytest

from interop.running import assert_agreement, in_tensorflow

OPERATORS = ["+", "-", "*", "/", "//", "%", "**", "@", "<", "<=", ">", ">=", "==", "!=", "&", "|", "^"]
TENSORS = ["f", "d", "i", "b", "s", "c", "v", "m", "e", "f[0]", "i[0]", "T('uint8', (2,))", "T('float16', (2,))"]
PLAIN = [
    "2", "-1", "2.5", "True", "1j", "'a'", "b'a'", "None", "2**40", "1e300", "[1, 2]", "[1.5, 2.5]", "(True, False)",
    "[]", "np.float32(2)", "np.float64(2.5)", "np.int64(2)", "np.bool_(True)", "np.array([1, 2])",
    "np.array([1.5, 2.5])", "np.array(['a', 'b'])", "[f[0], 1.5]", "range(2)", "{}",
]  # fmt: skip


def pairs(operator):
    """Every kind of operand beside a tensor, on either side."""
    sides = [*itertools.product(TENSORS, TENSORS + PLAIN), *itertools.product(PLAIN, TENSORS)]
    return [f"{x} {operator} {y}" for x, y in sides]


UNARY = [f"{op}{x}" for op in ("-", "~", "abs", "not ", "+") for x in [f"({t})" for t in TENSORS]]


@pytest.fixture(scope="module")
def outcomes(oracle, tmp_path_factory):
    calls = [call for operator in OPERATORS for call in pairs(operator)] + UNARY
    return in_tensorflow(oracle, tmp_path_factory, calls)


@pytest.mark.parametrize("operator", OPERATORS)
def test_operands_mix_as_in_tensorflow(operator, outcomes):
    assert_agreement({call: outcomes[call] for call in pairs(operator)})


def test_operators_of_one_operand(outcomes):
    assert_agreement({call: outcomes[call] for call in UNARY})
