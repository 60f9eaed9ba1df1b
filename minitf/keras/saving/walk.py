"""The parts of a model that have values of their own, each with its path in a file. Floor 7. Read next: `weights.py`.

    layers/dense/vars/0            the kernel of the first Dense
    layers/dense_1/vars/0          that of the second
    optimizer/vars/0               how often the optimizer has been applied

A path is made of the names of attributes, and inside a list or dict of the names of classes, with numbers. The names
of layers are not in it, as they differ from one copy of a model to the next.
"""

from functools import cache

from ..layers.layer import Layer
from ..models.functional import Functional
from ..models.sequential import Sequential
from ..naming import to_snake_case
from ..optimizers.optimizer import Optimizer
from ..symbolic.operation import Operation

CONTAINERS = (list, dict, tuple)


def saveables(thing, path="", seen=None):
    """Yield (path, object) for an object and all in it that can be saved, each once, in the order of the file."""
    seen = set() if seen is None else seen
    if id(thing) in seen:
        return
    seen.add(id(thing))
    yield path, thing
    for name, child in attributes(thing):
        place = f"{path}/{name}" if path else name
        if isinstance(child, CONTAINERS):
            yield from _in_container(child, place, seen, set())
        elif is_saveable(child):
            yield from saveables(child, place, seen)


def is_saveable(thing) -> bool:
    """Whether an object can have values in a file: a layer or other operation, or an optimizer."""
    return isinstance(thing, Operation | Optimizer)


def attributes(thing):
    """Yield (name, value) of what an object has beyond its base class: `layers` first, private names last."""
    if isinstance(thing, Functional | Sequential):
        yield "layers", thing.layers
    skipped = names_of_base(Layer if isinstance(thing, Layer) else Optimizer if isinstance(thing, Optimizer) else None)
    for name in sorted(dir(thing), key=lambda name: f"~{name}" if name.startswith("_") else name):
        if name.startswith("__") or name in skipped:
            continue
        try:
            value = getattr(thing, name)
        except Exception:  # a property that cannot be asked now, such as the output of a layer without one
            continue
        yield name, value


@cache
def names_of_base(base) -> frozenset:
    """The attributes that every layer, optimizer or (None) operation has; nothing is looked for in these."""
    if base is Optimizer:
        return frozenset(dir(Optimizer(1.0))) - {"variables"}
    shared = {"operations", "_operations", "_functional", "_input_layer", "_inbound_nodes", "_outbound_nodes"}
    return frozenset(dir(Layer() if base is Layer else Operation())) | shared


def _in_container(container, path, seen, containers):
    """Yield what is in a list, tuple or dict, under the names of the classes."""
    if id(container) in containers:
        return
    containers.add(id(container))
    counts = {}
    for child in list(container.values()) if isinstance(container, dict) else list(container):
        inner = isinstance(child, CONTAINERS)
        if not inner and not is_saveable(child):
            continue
        name = "container" if inner else to_snake_case(type(child).__name__)
        counts[name] = counts.get(name, -1) + 1
        place = f"{path}/{name}_{counts[name]}" if counts[name] else f"{path}/{name}"
        yield from _in_container(child, place, seen, containers) if inner else saveables(child, place, seen)
