"""An operator that runs: what it remembers, and how it fails."""

import numpy as np
import pytest

from minitf.lite.call import LARGEST, Call, LiteTensor, bytes_of, described, dtype_of
from minitf.lite.schema import NUMBERS

F = np.dtype(np.float32)


def tensor(**more):
    return LiteTensor(0, "t", F, (2,), (2,), np.float32([]), np.int64([]), **more)


def test_what_is_made_of_constants_is_made_once():
    call, made = Call("ADD", None, [tensor(is_constant=True), tensor()], [tensor()]), []
    for _ in range(2):
        call.prepared(0, np.zeros(2), lambda x: made.append("constant"))
        call.prepared(1, np.zeros(2), lambda x: made.append("input"))
    assert made == ["constant", "input", "input"]


def test_a_kernel_that_fails_says_where_and_with_what():
    call = Call("ADD", None, [tensor()], [tensor()], function=lambda call, x: x + np.zeros(3))
    with pytest.raises(RuntimeError, match=r"ADD: float32\[2\]: operands could not be broadcast"):
        call.run([np.zeros(2, "f")])


def test_sizes():
    assert bytes_of((2, 3), F) == tensor(value=None).nbytes * 3 == 24
    with pytest.raises(ValueError, match="a tensor may have"):
        bytes_of((LARGEST, 1), F)
    assert described(None) == "nothing"


def test_dtypes():
    assert dtype_of(NUMBERS["int8"], "t") == np.int8
    assert dtype_of(NUMBERS["bfloat16"], "t").name == "bfloat16"
    assert dtype_of(NUMBERS["resource"], "t").kind == "O"
    assert dtype_of(NUMBERS["string"], "t").kind == "O"
    assert dtype_of(NUMBERS["int4"], "t") == np.int8
