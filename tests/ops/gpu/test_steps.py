"""Every expression of C, against the op's own kernel, special values included."""

from importlib import import_module
from pkgutil import iter_modules

import numpy as np
import pytest

from minitf.core.op import REGISTRY
from minitf.ops import elementwise, indexing, nn
from minitf.ops.gpu import chain
from minitf.ops.gpu.steps import EXPRESSIONS, Step, line
from ops.gpu import emulated

for folder in (elementwise, indexing, nn):  # an op is known when its file has been read
    for module in iter_modules(folder.__path__, f"{folder.__name__}."):
        import_module(module.name)

TO_BOOL = {"Less", "LessEqual", "Greater", "GreaterEqual", "Equal", "NotEqual"}
LOGICAL = {"LogicalAnd", "LogicalOr", "LogicalNot"}
FOR_INTEGERS = TO_BOOL | {"AddV2", "Sub", "Mul", "Neg", "Abs", "Square", "Maximum", "Minimum", "SquaredDifference"}
ATTRS = {"BiasAdd": {"data_format": "NHWC"}}
COUNT = {op: sum(f"{{{i}}}" in text for i in range(3)) for op, text in EXPRESSIONS.items()}


def test_a_line():
    assert line(Step("Sub", (1, 0), "int64"), 2, ["v0", "v1"]) == "long long v2 = v1 - v0;"
    assert line(Step("Cast", (0,), "float64"), 1, ["v0"]) == "double v1 = (double)v0;"


def all_at_once(ops, dtype, values):
    """What each op makes of the values, on the emulated GPU: one kernel for all of them."""
    steps, inputs = [], (dtype, dtype, "bool")
    for op in ops:
        numbers = (2, 0, 1) if op == "SelectV2" else (2, 2) if op in LOGICAL else (0, 1)
        steps.append(Step(op, numbers[: COUNT[op] or 1], "bool" if op in TO_BOOL | LOGICAL else dtype))
    whole = chain.Chain(inputs, tuple(steps), tuple(range(3, 3 + len(steps))))
    results = [emulated.empty(values[0].shape, step.dtype) for step in steps]
    chain.run(emulated, whole, [emulated.asarray(x) for x in values], results)
    return {step.op: (y.get(), step.inputs) for step, y in zip(steps, results)}


@emulated.needs_compiler
@pytest.mark.parametrize("dtype", ["float32", "float64", "int32"])
def test_the_values_are_those_of_the_kernels(dtype):
    special = [1.5, -1.5, 0.0, -0.0, np.inf, -np.inf, np.nan, 3e38, 1e-40, 88.0, -100.0, 0.3, 2.0]
    one = np.array(special if dtype[0] == "f" else [-7, -1, 0, 1, 2, 3, 100, 2**15, -(2**15)], dtype)
    x, y = (a.ravel() for a in np.meshgrid(one, one))
    values = x, y, x > y
    ops = sorted(EXPRESSIONS if dtype[0] == "f" else FOR_INTEGERS)
    for op, (found, numbers) in all_at_once(ops, dtype, values).items():
        if op == "Cast":
            expected = x
        elif op in ("ZerosLike", "OnesLike"):
            expected = np.full_like(x, op == "OnesLike")
        else:
            with np.errstate(all="ignore"):
                expected = REGISTRY[op].kernel(np, *(values[i] for i in numbers), **ATTRS.get(op, {}))
        rounding = {"float32": 3e-6, "float64": 1e-13, "int32": 0}[dtype]
        np.testing.assert_allclose(found, expected, rounding, 1e-44, err_msg=op)
