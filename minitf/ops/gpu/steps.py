"""Steps: elementwise ops as expressions of C. Floor 2. Read next: `chain.py`.

    AddV2 of v0 and v1  ->  v0 + v1

An expression gives what the op's kernel gives for one element, special values included: the larger of a number and a
NaN is NaN, for which C's own `fmax` gives the number.
"""

from __future__ import annotations

from typing import NamedTuple

C_TYPES = {"float32": "float", "float64": "double", "int32": "int", "int64": "long long", "bool": "bool"}

EXPRESSIONS = {  # name of an op -> C of its inputs {0}, {1}, ...; {T} is the type of the result
    "AddV2": "{0} + {1}", "BiasAdd": "{0} + {1}", "Sub": "{0} - {1}", "Mul": "{0} * {1}", "RealDiv": "{0} / {1}",
    "Neg": "-{0}", "Square": "{0} * {0}", "Reciprocal": "1 / {0}", "SquaredDifference": "({0} - {1}) * ({0} - {1})",
    "Abs": "{0} < 0 ? -{0} : {0} + 0", "Sqrt": "sqrt({0})", "Rsqrt": "1 / sqrt({0})",
    "Exp": "exp({0})", "Expm1": "expm1({0})", "Log": "log({0})", "Log1p": "log1p({0})",
    "Sin": "sin({0})", "Cos": "cos({0})", "Tanh": "tanh({0})", "Floor": "floor({0})", "Ceil": "ceil({0})",
    "Erf": "erf({0})", "Erfc": "erfc({0})", "Sigmoid": "1 / (1 + exp(-{0}))",
    "Softplus": "larger({0}, ({T})0) + log1p(exp({0} < 0 ? {0} : -{0}))",
    "Maximum": "larger({0}, {1})", "Minimum": "smaller({0}, {1})",
    "Relu": "larger({0}, ({T})0)", "ReluGrad": "{0} * ({1} > 0)",
    "Less": "{0} < {1}", "LessEqual": "{0} <= {1}", "Greater": "{0} > {1}", "GreaterEqual": "{0} >= {1}",
    "Equal": "{0} == {1}", "NotEqual": "{0} != {1}",
    "LogicalAnd": "{0} && {1}", "LogicalOr": "{0} || {1}", "LogicalNot": "!{0}",
    "SelectV2": "{0} ? {1} : {2}", "Cast": "({T}){0}", "ZerosLike": "0", "OnesLike": "1",
}

HELPERS = """\
template <class T> __device__ T larger(T a, T b)  { return a >= b || a != a ? a : b; }
template <class T> __device__ T smaller(T a, T b) { return a <= b || a != a ? a : b; }
"""


class Step(NamedTuple):
    """One op of a chain.

    op: its name, as TensorFlow's.
    inputs: what it takes, as numbers of values: 0, 1, ... are the inputs of the chain, in their order, and after them
        come the results of the steps.
    dtype: the name of its result's.
    """

    op: str
    inputs: tuple[int, ...]
    dtype: str


def line(step, number, names) -> str:
    """The line of C that computes a step.

        >>> line(Step("AddV2", (0, 1), "float32"), 2, ["v0", "v1"])
        'float v2 = v0 + v1;'

    number: of the value that it gives.
    names: what the values before it are called.
    """
    kind = C_TYPES[step.dtype]
    text = EXPRESSIONS[step.op].format(*(names[i] for i in step.inputs), T=kind)
    return f"{kind} v{number} = {text};"
