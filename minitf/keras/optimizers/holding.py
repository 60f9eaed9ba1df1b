"""What an optimizer does with the variables it holds: finds, names, sets, lends and loads them. Floor 7."""

import warnings

from ...backend.errors import explain
from ..variables import Variable


def require_memory(optimizer, attribute="_variables"):
    """RuntimeError where an attribute is set, or a variable made, before `Optimizer.__init__` has run."""
    if attribute != "_variables" and "_variables" not in optimizer.__dict__:
        name = type(optimizer).__name__
        raise RuntimeError(explain(name, f"attribute {attribute!r} set first", "in `__init__()` you forgot to call "
                                   "`super().__init__()` as the first statement", "Go add it"))


def positions(variables):
    """The place of each variable among them, by its id: variables cannot be keys of a dict."""
    return {id(variable.whole): i for i, variable in enumerate(variables)}


def held_variables(value):
    """The Keras variables in a value: itself, or those in a list, tuple or dict."""
    if isinstance(value, Variable):
        return [value]
    if isinstance(value, dict):
        value = value.values()
    elif not isinstance(value, list | tuple):
        return []
    return [each for each in value if isinstance(each, Variable)]


def variable_name(reference, slot):
    """The name of the slot `slot` of a variable: dense/kernel -> dense_kernel_momentum."""
    path = getattr(reference, "path", None) or reference.name
    return f"{path}_{slot}".replace("/", "_").replace(":", "_")


def applied_to(optimizer, optimizer_variables, grads, trainable_variables):
    """See `Optimizer.stateless_apply`: the variables take the given values, move, and get their own back."""
    where = f"{type(optimizer).__name__}.stateless_apply"
    if not optimizer.built:
        raise ValueError(explain(where, "not built", "it must know its variables", "Call build(variables) first"))
    own, moved = optimizer.variables, list(optimizer._trainable_variables)
    for given, wanted, name in ((optimizer_variables, own, "optimizer_variables"),
                                (trainable_variables, moved, "trainable_variables")):
        if len(given) != len(wanted):
            raise ValueError(explain(where, f"{name} has {len(given)} values", f"there are {len(wanted)} variables"))
    variables = [*moved, *own]
    before = [variable.read_value() for variable in variables]
    try:
        _set(variables, [*trainable_variables, *optimizer_variables])
        optimizer.apply(grads)
        after = [variable.read_value() for variable in variables]
    finally:
        _set(variables, before)
    return after[:len(moved)], after[len(moved):]


def _set(variables, values):
    for variable, value in zip(variables, values):
        variable.assign(value)


def set_values(optimizer, weights):
    """See `Optimizer.set_weights`."""
    where = f"{type(optimizer).__name__}.set_weights"
    if not optimizer.built:
        raise ValueError(explain(where, "not built", "it must know its variables", "Call build(variables) first"))
    for variable, weight in zip(optimizer.variables, weights):
        if tuple(variable.shape) != tuple(weight.shape):
            raise ValueError(explain(where, f"received shape {tuple(weight.shape)} for {variable.path}",
                                     f"the variable has shape {tuple(variable.shape)}"))
        variable.assign(weight)


def load_values(optimizer, store):
    """See `Optimizer.load_own_variables`."""
    variables = optimizer.variables
    if len(store) != len(variables):
        warnings.warn(f"Skipping variable loading for optimizer '{optimizer.name}', because it has {len(variables)} "
                      f"variables whereas the saved optimizer has {len(store)} variables.", stacklevel=3)
        return
    for i, variable in enumerate(variables):
        variable.assign(store[str(i)])
