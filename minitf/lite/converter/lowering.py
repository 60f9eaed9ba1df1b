"""Lowering: a graph of our ops becomes a graph of TensorFlow Lite's. Floor 8. Read `parts.py`, `freeze.py` first.

It is a walk over the nodes, which knows for each tensor what stands for it: a Value, that of a constant perhaps; a
list of Values for a TensorArray; or a `Filled`, a tensor of one number that nobody has written down yet. A node of
constants is computed at once. For any other there is a rule in `rules/`. A loop whose test comes out as a constant is
walked once for each iteration, and so unrolls itself.

An op that has no rule does not stop the walk, so that one error can name all of them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...backend.dtypes import BY_NUMPY, float32, int32
from ...backend.errors import explain
from ...graph.body import body_of, prune
from ...graph.passes.common import share_common
from ...graph.passes.noops import skip_noops
from ...graph.structure import Const
from .errors import ConverterError
from .freeze import captured_arrays, folded
from .parts import LiteGraph, Operation, Value
from .variables import Kept

MOST_STEPS = 4096  # iterations of a loop that is unrolled
REFUSED = "refused"  # stands for the outputs of a call that could not be written


class Refused(Exception):
    """There is no way to write a call of an op; the text says why."""


@dataclass(eq=False)
class Filled:
    """A tensor whose elements are all the same number, such as the first state of a recurrent layer.

    sizes: the Value of its shape, int32.   dims, dtype: what is known of it.   number: a NumPy scalar.
    """

    sizes: Value
    dims: tuple
    number: np.generic
    is_constant = False

    @property
    def dtype(self):
        return BY_NUMPY[self.number.dtype]

    @property
    def rank(self) -> int:
        return len(self.dims)


class Lowering:
    """One walk.

    table: name of an op of ours -> its rule, a function of (lowering, node, *inputs) that returns what stands for
        the outputs, one or a list; "plain" -> the rule for ops that know themselves as programs of others.
    graph: the LiteGraph that is being built.
    refused: why ops could not be written: name -> reason.
    last: the rule for an op that has none, or whose rule refuses it; None where there is none.
    """

    def __init__(self, name, table, refused=None, names=None, last=None):
        self.table = table
        self.last = last
        self.graph = LiteGraph(name)
        self.known: dict = {}
        self.constants: dict = {}
        self.handles: dict = {}
        self.refused: dict = {} if refused is None else refused
        self.names: dict = {} if names is None else names

    # --- what rules use ------------------------------------------------------------------------------------------
    def emit(self, code, inputs, *specs, bodies=None, **options):
        """The output of a new operation, or the list of its outputs where there are several `specs`.

        inputs: Values, or None.   specs: things with `dims` and `dtype`.   options: of the operator.
        """
        inputs = [x if x is None else self.taken(x) for x in inputs]
        outputs = [Value(self.name_for(code), spec.dtype, spec.dims) for spec in specs]
        self.graph.operations.append(Operation(code, inputs, outputs, options, bodies or {}))
        return outputs[0] if len(outputs) == 1 else outputs

    def constant(self, array, dtype=None) -> Value:
        """The Value of an array; arrays with the same bytes share one."""
        array = np.asarray(array, None if dtype is None else dtype.np)
        if not array.flags.c_contiguous:
            array = np.ascontiguousarray(array)
        key = array.dtype.str, array.shape, array.tobytes() if array.nbytes <= 4096 else id(array)
        if key not in self.constants:
            name = self.name_for("constant")
            self.constants[key] = Value(name, BY_NUMPY[array.dtype], array.shape, array)
        return self.constants[key]

    def handle(self, variable) -> Value:
        """What stands for a variable of the file, a Kept."""
        if id(variable) not in self.handles:
            operation, self.handles[id(variable)] = variable.handle()
            self.graph.operations.append(operation)
        return self.handles[id(variable)]

    def derived(self, x, how, change) -> Value:
        """The constant that `change` makes of the array of the constant x. It is made once, so loops share it.

        how: what says the change, for finding it again.
        """
        key = id(x), how
        if key not in self.constants:
            self.constants[key] = self.constant(change(x.array))
        return self.constants[key]

    def integers(self, numbers) -> Value:
        """The int32 constant of axes, sizes or places."""
        return self.constant(numbers, int32)

    def as_int32(self, x) -> Value:
        """Sizes or places as int32, the type in which most operators take them."""
        if x.dtype == int32:
            return x
        if x.is_constant:
            limits = np.iinfo(np.int32)  # an int64 slice may end at the largest number there is
            return self.integers(np.clip(x.array, limits.min, limits.max))
        return self.emit("CAST", [x], Value("", int32, x.dims), in_data_type=x.dtype, out_data_type=int32)

    def taken(self, x) -> Value:
        """The Value itself; that of a `Filled`, which is written now."""
        if isinstance(x, Filled):
            return self.emit("FILL", [x.sizes, self.constant(x.number)], x)
        if x is REFUSED:
            return Value(REFUSED, float32, ())
        if isinstance(x, Kept):
            raise Refused("a variable that changes in a branch or in a loop that does not unroll")
        if not isinstance(x, Value):
            raise Refused("a TensorArray in a loop whose number of steps is not known. Give the model an Input of a "
                          "known length")
        return x

    def name_for(self, base) -> str:
        """A name that nothing in the file has yet."""
        count = self.names[base] = self.names.get(base, -1) + 1
        return f"{base}_{count}" if count else base

    # --- the walk --------------------------------------------------------------------------------------------------
    def lower(self, body):
        """Write the nodes of a body whose inputs are known; returns what stands for its outputs."""
        for node in prune(body).nodes:
            made = self.lowered(node)
            for y, value in zip(node.outputs, made):
                self.known[id(y)] = value
        return [self.known[id(y)] for y in body.outputs]

    def lower_inside(self, graph, arguments, captured):
        """The results of a branch or loop body, written here for these arguments."""
        body = body_of(graph)
        given = [*arguments, *captured]
        before = {id(x): self.known.get(id(x)) for x in body.inputs}
        self.known.update((id(x), value) for x, value in zip(body.inputs, given, strict=True))
        found = self.lower(body)
        self.known.update(before)
        return found

    def lowered(self, node) -> list:
        """What stands for the outputs of a node."""
        if node.op is Const:
            return [self.constant(node.attrs["value"].array)]
        if len(node.outputs) == 1 and node.outputs[0].spec.value is not None:
            return [self.constant(node.outputs[0].spec.value)]
        inputs = [self.known[id(x)] for x in node.inputs]
        if all(isinstance(x, Value) and x.is_constant for x in inputs):
            arrays = folded(node, [x.array for x in inputs])
            if arrays is not None:
                return [self.constant(array) for array in arrays]
        try:
            rule = self._rule_for(node)
            if REFUSED in inputs:  # what follows from a refused call is not to blame
                return [REFUSED] * len(node.outputs)
            found = self._written(rule, node, inputs)
        except Refused as reason:
            self.refused.setdefault(node.type, str(reason))
            return [REFUSED] * len(node.outputs)
        return found if isinstance(found, list) and len(node.outputs) > 1 else [found]

    def _written(self, rule, node, inputs):
        """What a rule makes of a node; or the last one, where it refuses."""
        try:
            return rule(self, node, *inputs)
        except Refused:
            if self.last is None or rule is self.last:
                raise
            return self.last(self, node, *inputs)

    def _rule_for(self, node):
        """The rule for a node's op.  Raises: Refused where there is none."""
        rule = self.table.get("plain" if hasattr(node.op, "plain") else node.type, self.last)
        if rule is None:
            raise Refused("TensorFlow Lite has no operator for it, and there is no rule that builds it of others")
        return rule


def lower_function(concrete, table, arguments, name="main", last=None, kept=None) -> LiteGraph:
    """The LiteGraph of a concrete function.

    arguments: what its inputs are called in the file, in the order of the graph's arguments.
    last: the rule for ops that have none.
    kept: the variables that stay variables, see `variables.py`.

    Raises: ConverterError which names every op that cannot be written, and why.
    """
    graph = concrete.graph
    lowering = Lowering(name, table, last=last)
    for x, given in zip(graph.arguments, arguments, strict=True):
        if x.spec.dims is None:
            raise ConverterError(explain("TFLiteConverter", f"the input {given!r} has no known rank",
                                         "an input must have one", "Use an input_signature"))
        lowering.known[id(x)] = Value(given, x.spec.dtype, x.spec.dims)
        lowering.graph.inputs.append(lowering.known[id(x)])
    for key, held in captured_arrays(graph, kept or {}).items():
        lowering.known[key] = held if isinstance(held, Kept) else lowering.constant(held)
    outputs = lowering.lower(share_common(skip_noops(body_of(graph))))
    if lowering.refused:
        lines = [f"  {name}: {reason}" for name, reason in sorted(lowering.refused.items())]
        raise ConverterError("\n".join(["TFLiteConverter: ops that cannot be written to a .tflite file:", *lines]))
    lowering.graph.outputs = [lowering.taken(y) for y in outputs]
    return lowering.graph
