"""Pipelines that are described before their values are known. Floor 5. Read `stage.py` first; then `in_graph.py`.

Inside a `tf.function` a pipeline may be made of tensors that have no value yet: `Dataset.range(n)`, a `map` whose
function uses an argument, or a dataset that is itself an argument. Its stages then hold symbolic tensors. When the
graph runs, these have values, and the pipeline is copied with the values in their place. Stages that hold no symbolic
tensor, nor draw from one that does, are not copied: a shuffle goes on where its last pass ended.
"""

from __future__ import annotations

import copy

from .. import tree
from ..backend.dtypes import variant
from ..core.spec import TensorSpec
from ..core.tensor import Tensor
from ..graph.symbolic import SymbolicTensor
from .iterator import Variant
from .specs import DatasetSpec
from .stage import Stage, slots
from .structure import LEAVES, is_dataset
from .user_function import UserFunction
from .values import Open


class Pipeline(Variant):
    """A pipeline, as a value in a program."""

    def __init__(self, stage):
        self.stage = stage


class Given(Stage):
    """The dataset that a graph is given as a tensor: nothing but its `element_spec` is known.

    handle: that tensor, symbolic.
    """

    def __init__(self, handle, element_spec):
        self.handle = handle
        self.element_spec = element_spec


def open_tensors(stage) -> list:
    """The symbolic tensors that a pipeline is made of, each once."""
    found: dict = {}

    def note(tensor):
        if isinstance(tensor, SymbolicTensor):
            found[id(tensor)] = tensor
        return tensor

    swapped(stage, note)
    return list(found.values())


def bound(stage, symbols, values):
    """The pipeline with tensors that have values in the place of symbolic ones."""
    known = {id(symbol): value for symbol, value in zip(symbols, values)}
    return swapped(stage, lambda tensor: known.get(id(tensor), tensor))


def swapped(value, swap):
    """What a stage holds, with swap(tensor) for every tensor in it; the very same object where nothing changes."""
    if isinstance(value, Given):
        handle = swap(value.handle)
        return value if handle is value.handle else handle._array.stage
    if isinstance(value, Stage):
        return _copied(value, [name for name in vars(value) if name not in value.holds_no_tensor], swap, _rebuilt)
    if isinstance(value, UserFunction):
        return _copied(value, ("_program",), swap)
    if isinstance(value, Open):
        tensor = swap(value.tensor)
        return value if tensor is value.tensor else value.known(tensor)
    if isinstance(value, SymbolicTensor):
        return swap(value)
    if is_dataset(value):
        stage = swapped(value.stage, swap)
        return value if stage is value.stage else slots.dataset(stage, value._options)
    return _inside(value, swap)


def _inside(value, swap):
    """The same for what is made of several: composites, tuples and lists, and traced functions."""
    if isinstance(value, Tensor):
        return value
    if type(value) in (tuple, list):
        found = [swapped(x, swap) for x in value]
        return value if all(a is b for a, b in zip(found, value)) else type(value)(found)
    if isinstance(value, LEAVES) and value is not None:
        parts = tree.flatten(value, expand_composites=True)
        found = [swap(x) for x in parts]
        same = all(a is b for a, b in zip(found, parts))
        return value if same else tree.pack_sequence_as(value, found, expand_composites=True)
    if hasattr(value, "with_captured"):
        captured = [swap(x) if isinstance(x, SymbolicTensor) else x for x in value.graph.captured]
        same = all(a is b for a, b in zip(captured, value.graph.captured))
        return value if same else value.with_captured(captured)
    return value


def _copied(thing, names, swap, finish=lambda thing: thing):
    """A copy with these attributes swapped; the thing itself where none of them changes."""
    found = {name: swapped(vars(thing)[name], swap) for name in names}
    if all(found[name] is vars(thing)[name] for name in names):
        return thing
    new = copy.copy(thing)
    vars(new).update(found)
    return finish(new)


def _rebuilt(stage):
    stage.rebuild()
    return stage


def handle_parts(dataset):
    """A dataset as the tensor that stands for it in a program, and its spec."""
    return [slots.handle_of(dataset)], DatasetSpec(dataset.element_spec)


def of_handle(spec, parts):
    """The dataset behind a tensor; the spec itself, where that is a spec, too."""
    (handle,) = parts
    if not isinstance(handle, Tensor):
        return spec
    stage = Given(handle, spec.element_spec) if isinstance(handle, SymbolicTensor) else handle._array.stage
    return slots.dataset(stage)


tree.register_composite(DatasetSpec, lambda spec: ([TensorSpec([], variant)], spec), of_handle)
