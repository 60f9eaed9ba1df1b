"""Subgraphs, and variables that stay."""

import numpy as np
import pytest

from lite.models import Maker, ran
from minitf.lite.interpreter import Interpreter
from minitf.lite.options import CallOnceOptions, CallOptions, IfOptions, VarHandleOptions


def doubling(make):
    a, b = make.tensor([2]), make.tensor([2])
    make.operator("ADD", [a, a], [b])
    return make.graph([a], [b])


@pytest.mark.parametrize(("choice", "expected"), [(True, [2.0, 4.0]), (False, [-1.0, -2.0])])
def test_one_of_two_subgraphs(choice, expected):
    make = Maker()
    c, x, y = make.tensor([], "bool"), make.tensor([2]), make.tensor([2])
    make.operator("IF", [c, x], [y], IfOptions(1, 2))
    main, then = make.graph([c, x], [y]), doubling(make)
    a, b = make.tensor([2]), make.tensor([2])
    make.operator("NEG", [a], [b])
    file = make.file(main, then, make.graph([a], [b]))
    assert ran(file, np.array(choice), np.float32([1, 2]))[0].tolist() == expected


def test_a_subgraph_that_calls_itself_ends():
    make = Maker()
    x, y = make.tensor([2]), make.tensor([2])
    make.operator("CALL", [x], [y], CallOptions(0))
    interpreter = Interpreter(model_content=make.file(make.graph([x], [y])))
    interpreter.allocate_tensors()
    with pytest.raises(RuntimeError, match="more than 32 deep"):
        interpreter.invoke()


def test_variables_stay_from_run_to_run():
    make = Maker()
    handle, x, y, z = make.tensor([], "resource"), make.tensor([2]), make.tensor([2]), make.tensor([2])
    make.operator("CALL_ONCE", [], [], CallOnceOptions(1))
    make.operator("VAR_HANDLE", [], [handle], VarHandleOptions("", "total"))
    make.operator("READ_VARIABLE", [handle], [y])
    make.operator("ADD", [x, y], [z])
    make.operator("ASSIGN_VARIABLE", [handle, z], [])
    main = make.graph([x], [z])
    handle = make.tensor([], "resource")
    make.operator("VAR_HANDLE", [], [handle], VarHandleOptions("", "total"))
    make.operator("ASSIGN_VARIABLE", [handle, make.constant(np.float32([100, 200]))], [])
    interpreter = Interpreter(model_content=make.file(main, make.graph([], [])))
    interpreter.allocate_tensors()
    for total in ([101, 201], [102, 202]):
        interpreter.set_tensor(x, np.float32([1, 1]))
        interpreter.invoke()
        assert interpreter.get_tensor(z).tolist() == total
