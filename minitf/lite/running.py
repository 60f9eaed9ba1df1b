"""A subgraph that runs: its shapes, its memory, its operators one after the other. Floor 8. Next: `interpreter.py`.

Shapes are found by running once on zeros. What that cannot say, since a shape depends on a value (the end of a RANGE),
is left open: such a tensor gets memory of its own each time, outside of the plan.
"""

from __future__ import annotations

import numpy as np

from ..backend.errors import explain
from .arena import Place, block_of, plan
from .call import LiteTensor, bytes_of
from .loading import calls_of, tensors_of
from .select_ops import PREFIX

# Inputs that say how large a result is, by position.
SIZES = {
    "RESHAPE": (1,), "FILL": (0,), "RANGE": (0, 1, 2), "TILE": (1,), "SLICE": (1, 2), "STRIDED_SLICE": (1, 2, 3),
    "PAD": (1,), "PADV2": (1,), "MIRROR_PAD": (1,), "BROADCAST_TO": (1,), "EXPAND_DIMS": (1,), "TOPK_V2": (1,),
    "TRANSPOSE_CONV": (0,), "RESIZE_BILINEAR": (1,), "RESIZE_NEAREST_NEIGHBOR": (1,), "SPLIT_V": (1,), "SPLIT": (0,),
    "ONE_HOT": (1,), "WHERE": (0,), "UNIQUE": (0,), "SCATTER_ND": (2,), "TRANSPOSE": (1,), "SUM": (1,), "MEAN": (1,),
    "REDUCE_MAX": (1,), "REDUCE_MIN": (1,), "REDUCE_PROD": (1,), "REDUCE_ANY": (1,), "REDUCE_ALL": (1,),
    "CUMSUM": (1,), "ARG_MAX": (1,), "ARG_MIN": (1,), "SPACE_TO_BATCH_ND": (1, 2), "BATCH_TO_SPACE_ND": (1, 2),
    "RANDOM_UNIFORM": (0,), "RANDOM_STANDARD_NORMAL": (0,), "BROADCAST_ARGS": (0, 1), "DYNAMIC_UPDATE_SLICE": (2,),
}  # fmt: skip
UNFORESEEN = {"IF", "READ_VARIABLE", "CALL", "UNIQUE"}  # whose shapes only running shows


class Running:
    """A subgraph of a model.

    keep: whether intermediate results can be read afterwards.
    plan: of its memory, after `allocate`.
    """

    def __init__(self, model, number, interpreter, keep=False):
        graph = model.subgraphs[number]
        self.tensors: list[LiteTensor] = tensors_of(model, graph)
        self.inputs, self.outputs = list(map(int, graph.inputs)), list(map(int, graph.outputs))
        self.calls = calls_of(model, graph, self.tensors, interpreter)
        self.keep, self.plan, self.is_ready = keep, None, False
        self.last = last_uses(self.calls, self.outputs)
        require_made(self.tensors, self.inputs, self.outputs, self.calls)

    def __call__(self, arrays):
        """The outputs for input arrays, in memory of their own: how operators call a subgraph."""
        values = self.fresh()
        for i, array in zip(self.inputs, arrays, strict=True):
            values[i] = array
        for step, call in enumerate(self.calls):
            results = call.run([None if t is None else values[t.number] for t in call.inputs])
            for t, y in zip(call.outputs, results, strict=True):
                values[t.number] = y
            for number in self.last[step]:
                values[number] = None
        return tuple(values[i] for i in self.outputs)

    def fresh(self):
        """The arrays that are there before anything has run: constants and variables."""
        return [t.value if t.is_constant or t.is_variable else None for t in self.tensors]

    # --- memory --------------------------------------------------------------------------------------------------
    def allocate(self):
        """Find all shapes, and give every tensor its place.

        Raises: RuntimeError where shapes do not fit each other.
        """
        self.is_ready = False
        for t in self.tensors:
            if t.is_variable or (t.is_text and t.number in self.inputs):
                t.value = zeros(t)
        self.find_shapes()
        self.reset()
        numbers, places = self.places()
        self.plan = plan(places)
        block = block_of(self.plan.size)
        for number, place in zip(numbers, places):
            t = self.tensors[number]
            t.value = block[place.start:place.end].view(t.dtype).reshape(t.shape)
        self.is_ready = True

    def reset(self):
        """Set the variables of operators that remember to 0."""
        for t in self.tensors:
            if t.is_variable and t.value is not None:
                t.value[...] = 0

    def find_shapes(self):
        """Run once on zeros, for the shape of every tensor."""
        values = self.fresh()
        known = {t.number for t in self.tensors if t.is_constant}
        for i in self.inputs:
            values[i] = zeros(self.tensors[i])
        for step, call in enumerate(self.calls):
            given = [t for t in call.inputs if t is not None]
            sizes = {call.inputs[i].number for i in SIZES.get(call.name, ()) if i < len(call.inputs) and call.inputs[i]}
            unforeseen = (call.name in UNFORESEEN or call.name.startswith(PREFIX)
                          or any(t.is_dynamic for t in given) or not sizes <= known)
            call.outs = (None,) * len(call.outputs)
            results = (None,) * len(call.outputs) if unforeseen else self.tried(call, values)
            for t, y in zip(call.outputs, results, strict=True):
                t.is_dynamic = unforeseen
                if not unforeseen:
                    values[t.number], t.shape = y, y.shape
            if not unforeseen and (call.name == "SHAPE" or known.issuperset(t.number for t in given)):
                known.update(t.number for t in call.outputs)
            for number in self.last[step]:
                values[number] = None

    def tried(self, call, values):
        """What a Call gives for zeros. A loop is not run: what it carries keeps its shape."""
        arrays = [None if t is None else values[t.number] for t in call.inputs]
        if call.name == "WHILE":
            return tuple(arrays)
        if call.name in ("CALL_ONCE", "ASSIGN_VARIABLE"):
            return ()
        with np.errstate(all="ignore"):
            return call.run(arrays)

    def places(self):
        """(numbers of tensors, their Places): for all whose shapes are known, and that are no constants."""
        first = dict.fromkeys(self.inputs, 0)
        last = dict.fromkeys([*self.inputs, *self.outputs], len(self.calls))
        for step, call in enumerate(self.calls):
            first.update((t.number, step) for t in call.outputs)
            last.update((t.number, max(step, last.get(t.number, 0))) for t in (*call.inputs, *call.outputs) if t)
        numbers = [n for n in sorted(first) if not self.has_own_memory(self.tensors[n])]
        return numbers, [Place(self.tensors[n].name, self.tensors[n].nbytes, 0 if self.keep else first[n],
                               len(self.calls) if self.keep else last[n]) for n in numbers]

    def has_own_memory(self, t) -> bool:
        """Whether a tensor stands outside of the plan."""
        return t.is_constant or t.is_variable or t.is_dynamic or t.dtype.kind == "O"

    # --- running -------------------------------------------------------------------------------------------------
    def invoke(self):
        """Run all operators, each into its place.

        Raises: RuntimeError before `allocate`, and where an operator fails.
        """
        if not self.is_ready:
            raise RuntimeError(explain("invoke", "a model that is not ready", "its tensors have no memory yet",
                                       "Call allocate_tensors first"))
        with np.errstate(all="ignore"):
            for call in self.calls:
                call.outs = tuple(None if self.has_own_memory(t) else t.value for t in call.outputs)
                results = call.run([None if t is None else t.value for t in call.inputs])
                for t, y in zip(call.outputs, results, strict=True):
                    store(t, y)
        self.forget()

    def forget(self):
        """Let go of what lies outside of the plan and is no result."""
        for call in self.calls:
            for t in call.outputs:
                if t.is_dynamic and not self.keep and t.number not in self.outputs:
                    t.value = None


def zeros(t):
    """An array for a tensor; RuntimeError where it would be too large."""
    try:
        bytes_of(t.shape, t.dtype)
    except ValueError as error:
        raise RuntimeError(str(error)) from None
    return np.full(t.shape, b"", object) if t.is_text else np.zeros(t.shape, t.dtype)


def store(t, y):
    """Put a result into a tensor's place; one that turns out to have another shape gets memory of its own."""
    if y is t.value:
        return
    if t.value is not None and not t.is_dynamic and t.value.shape == y.shape and t.dtype.kind != "O":
        t.value[...] = y
        return
    t.value, t.shape, t.is_dynamic = np.array(y, t.dtype), y.shape, True


def last_uses(calls, outputs):
    """For each step the numbers of the tensors that are needed there for the last time."""
    last: dict[int, int] = {}
    for step, call in enumerate(calls):
        last.update((t.number, step) for t in (*call.inputs, *call.outputs)
                    if t is not None and not t.is_constant and not t.is_variable and t.number not in outputs)
    steps: list[list[int]] = [[] for _ in calls]
    for number, step in last.items():
        steps[step].append(number)
    return steps


def require_made(tensors, inputs, outputs, calls):
    """Raise ValueError where an operator needs a tensor that nothing has made before, or makes one that is there."""
    made = {t.number for t in tensors if t.is_constant or t.is_variable} | set(inputs)
    for i in inputs:
        if tensors[i].is_constant:
            raise ValueError(explain("tflite", f"input {i} ({tensors[i].name!r}) has a value", "it must have none"))
    for call in calls:
        missing = [t.number for t in call.inputs if t is not None and t.number not in made]
        again = [t.number for t in call.outputs if t.number in made]
        if missing or again:
            raise ValueError(explain("tflite", f"{call.name} needs tensors {missing} and makes {again}",
                                     "each is made once, before it is needed", "The file may be damaged"))
        made.update(t.number for t in call.outputs)
    if not made.issuperset(outputs):
        raise ValueError(explain("tflite", f"outputs {sorted(set(outputs) - made)}", "no operator makes them",
                                 "The file may be damaged"))
