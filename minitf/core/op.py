"""Op: three rules side by side. Floor 1. Read next: `execute.py`.

An operation is a class that is never instantiated. It is a namespace of three functions::

    class Tanh(Op):
        \"\"\"y = tanh(x), elementwise.   x: float [...]  ->  y: same shape and dtype.\"\"\"

        T = FLOATING | COMPLEX

        def infer(x):           return x                                    # Spec -> Spec
        def kernel(xp, x):      return xp.tanh(x)                           # xp is numpy or cupy
        def gradient(call, dy): y = call.output; return [dy * (1 - y * y)]  # written in ops

* `infer` takes a Spec for every input (and the attributes by name) and returns the Spec of the output, or a tuple
  of Specs. It raises `RuleError(rule, fix)` where the inputs break a rule; the dispatcher adds what was received.
* `kernel` takes the array module and an array for every input. It never changes its inputs.
* `gradient` takes the recorded Call and the gradient of each output, and returns one gradient (or None) for each
  input. It is written in ops, so that it can itself be recorded, traced and differentiated.

The class is named as TensorFlow names the op, because that name is what stands in a GraphDef.

Inputs are positional, attributes keyword-only: `def kernel(xp, a, b, *, transpose_a, transpose_b)`.
"""

from __future__ import annotations

import inspect
from typing import Any

from ..backend.dtypes import ALL, INDEX

REGISTRY: dict[str, type[Op]] = {}


class Op:
    """The base of every operation; see the text at the top of this file for the three rules.

    types: one letter (type attribute) for each input; inputs of the same letter share one dtype. A last letter that
        ends in `*` stands for all remaining inputs. By default every input has the letter T.
    T, Tindices, ...: for each letter, the set of dtypes allowed, where it is not every dtype.
    host: positions of the inputs whose *value* the shape rule needs (a target shape, an axis). They are small,
        and always stay in host memory. Negative positions count from the last input.
    lenient: True where a plain value that cannot take the dtype of the tensor beside it keeps its own, so that the
        dtype rule refuses it (InvalidArgumentError) and not the conversion (TypeError), as for a few ops of TensorFlow.
    stateful: True where two calls with the same inputs may differ (random ops, assignments).
    takes_none: of an op with several outputs: True where its gradient rule is given None for an output that nobody
        used, and saves work; otherwise it is given zeros.
    takes_slices: True where its gradient rule can be given IndexedSlices, because it passes on what it gets. The rules
        of all other ops are given tensors.
    write: of an op that is more than a call of its kernel, such as If or While: a function of the program's writer and
        the node, which writes its lines (floor 4).
    in_files: of an op that TensorFlow has not: a function of the GraphDef's writer and the node, which writes what
        TensorFlow has for it (floor 4), and returns the outputs.
    on_gpu: of an op that has a kernel of its own for GPUs: where that is, as "module:name"; see `on_gpu.py`.
    has_bodies: True where graphs are among its attributes.
    takes_any: True where each input may have a dtype of its own.
    several: True where the number of outputs follows from the call. They are a list then, also where it is one.
    """

    types: tuple[str, ...] = ("T*",)
    host: tuple[int, ...] = ()
    lenient = False
    stateful = False
    takes_none = False
    takes_slices = False
    write: Any = None
    in_files: Any = None
    on_gpu: str | None = None
    has_bodies = False
    takes_any = False
    several = False
    T = ALL
    Tindices = Tidx = INDEX
    gradient: Any = None

    input_names: tuple[str, ...]
    attr_names: tuple[str, ...]
    checked: dict  # signatures for which `infer` has already agreed; see execute.py

    def __init_subclass__(cls):
        parameters = inspect.signature(cls.infer).parameters.values()
        cls.input_names = tuple(p.name for p in parameters if p.kind is not p.KEYWORD_ONLY)
        cls.attr_names = tuple(p.name for p in parameters if p.kind is p.KEYWORD_ONLY)
        cls.checked = {}
        REGISTRY[cls.__name__] = cls


def no_gradient(call, *dys):
    """The gradient rule of an op whose output does not change smoothly with its inputs (argmax, floor, ==)."""
    return [None] * len(call.inputs)


def letter_of(op: type[Op], position: int) -> str:
    """The type letter of the input at `position`: `letter_of(GatherV2, 1) == "Tindices"`."""
    last = op.types[-1]
    if position < len(op.types) and not op.types[position].endswith("*"):
        return op.types[position]
    return last.rstrip("*")


class Call:
    """One executed op, as a recorder sees it: what went in, what came out, and by which rule.

    needs: for each input, whether anybody asked for its gradient. Set by the engine before it calls
        `op.gradient`, so that a costly rule can leave out what nobody wants.
    """

    __slots__ = ("attrs", "inputs", "needs", "op", "outputs")

    def __init__(self, op, inputs, attrs, outputs, needs=None):
        self.op = op
        self.inputs = inputs
        self.attrs = attrs
        self.outputs = outputs
        self.needs = needs

    @property
    def output(self):
        """The first output: the only one of most ops."""
        return self.outputs[0]

    def __repr__(self):
        return f"<Call {self.op.__name__} of {len(self.inputs)} inputs>"
