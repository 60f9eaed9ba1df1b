"""Signatures as functions."""

import numpy as np
import pytest

from lite.models import Maker
from minitf.lite.interpreter import Interpreter
from minitf.lite.options import SubOptions


def runner():
    make = Maker()
    x, y, z = (make.tensor([1, 2], signature=[-1, 2]) for _ in range(3))
    make.operator("SUB", [x, y], [z], SubOptions())
    return Interpreter(model_content=make.file(make.graph([x, y], [z]))).get_signature_runner()


def test_inputs_by_name_and_in_any_batch():
    call = runner()
    assert call(x0=np.float32([[3, 4]]), x1=np.float32([[1, 1]]))["y0"].tolist() == [[2, 3]]
    ones = np.ones((5, 2), "f")
    assert call(x1=ones, x0=3 * ones)["y0"].tolist() == [[2, 2]] * 5
    assert list(call.get_input_details()) == ["x0", "x1"]
    assert call.get_output_details()["y0"]["shape"].tolist() == [5, 2]


@pytest.mark.parametrize("inputs", [{}, {"x0": np.ones((1, 2), "f")}, {"x0": 1, "x1": 2, "x2": 3}])
def test_inputs_that_are_missing_or_unknown(inputs):
    with pytest.raises(ValueError, match=r"there must be exactly \['x0', 'x1'\]"):
        runner()(**inputs)
