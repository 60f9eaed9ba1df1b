"""A subgraph that runs: shapes found on zeros, results in their places, what is damaged refused."""

import itertools

import numpy as np
import pytest

from lite.models import Maker, ran
from minitf.lite.interpreter import Interpreter
from minitf.lite.options import ReducerOptions, ReshapeOptions, WhileOptions

X = np.float32([[1, -2, 3], [4, 5, -6]])


def chain(length):
    """abs(neg(... x)) of a row of 1000 numbers."""
    make = Maker()
    numbers = [make.tensor([1, 1000]) for _ in range(length + 1)]
    for x, y in itertools.pairwise(numbers):
        make.operator("NEG", [x], [y])
    return make.file(make.graph(numbers[:1], numbers[-1:]))


def test_memory_is_that_of_the_plan_however_long_the_chain():
    interpreter = Interpreter(model_content=chain(20))
    interpreter.allocate_tensors()
    plan = interpreter.memory_plan()
    assert len(plan.places) == 21
    assert plan.size < 5 * 4096  # input and output stay; two more live at a time
    kept = Interpreter(model_content=chain(20), experimental_preserve_all_tensors=True)
    kept.allocate_tensors()
    assert kept.memory_plan().size >= 21 * 4000


def test_shapes_follow_the_inputs():
    make = Maker()
    x, y = make.tensor([1, 3], signature=[-1, 3]), make.tensor([1])
    make.operator("SUM", [x, make.constant(np.int32([1]))], [y], ReducerOptions())
    interpreter = Interpreter(model_content=make.file(make.graph([x], [y])))
    interpreter.resize_tensor_input(x, [2, 3])
    interpreter.allocate_tensors()
    interpreter.set_tensor(x, X)
    interpreter.invoke()
    assert interpreter.get_tensor(y).tolist() == [2.0, 3.0]
    assert interpreter.get_output_details()[0]["shape"].tolist() == [2]


def test_a_shape_that_only_a_value_says():
    make = Maker()
    n, y = make.tensor([], "int32"), make.tensor([1], "int32")
    make.operator("RANGE", [make.constant(np.int32(0)), n, make.constant(np.int32(2))], [y])
    z = make.tensor([1], "int32")
    make.operator("SQUARE", [y], [z])
    content = make.file(make.graph([n], [z]))
    assert ran(content, np.int32(7))[0].tolist() == [0, 4, 16, 36]
    interpreter = Interpreter(model_content=content)
    interpreter.allocate_tensors()
    assert [place.name for place in interpreter.memory_plan().places] == ["t0"]  # of the rest nobody knows the size


def test_a_loop_in_subgraphs():
    make = Maker()
    x, y = make.tensor([2]), make.tensor([2])
    make.operator("WHILE", [x], [y], WhileOptions(1, 2))
    main = make.graph([x], [y])
    a, b, c = make.tensor([2]), make.tensor([]), make.tensor([], "bool")
    make.operator("SUM", [a, make.constant(np.int32([0]))], [b], ReducerOptions())
    make.operator("LESS", [b, make.constant(np.float32(50))], [c])
    condition = make.graph([a], [c])
    a, b = make.tensor([2]), make.tensor([2])
    make.operator("ADD", [a, a], [b])
    assert ran(make.file(main, condition, make.graph([a], [b])), np.float32([1, 2]))[0].tolist() == [32.0, 64.0]


def test_what_is_needed_before_it_is_made_is_refused():
    make = Maker()
    x, y, z = (make.tensor([2]) for _ in range(3))
    make.operator("NEG", [y], [z])
    make.operator("NEG", [x], [y])
    with pytest.raises(ValueError, match=r"NEG needs tensors \[1\]"):
        Interpreter(model_content=make.file(make.graph([x], [z])))


def test_shapes_that_do_not_fit_fail_when_memory_is_given():
    make = Maker()
    x, y = make.tensor([2, 3]), make.tensor([4])
    make.operator("RESHAPE", [x], [y], ReshapeOptions([4]))
    with pytest.raises(RuntimeError, match=r"RESHAPE: float32\[2, 3\]"):
        Interpreter(model_content=make.file(make.graph([x], [y]))).allocate_tensors()
