"""Where an optimizer's rule meets its variables: all at once in place, or one by one. Floor 7.

A rule that has a fast form (`fused/decorator.py`) is run in one call for all variables of a dtype. Any other rule, and
any gradient that consists of rows, takes the plain way: `update_step`, variable by variable.
"""

from ...backend.dtypes import FLOATING, as_dtype
from ...core.convert import convert_to_tensor
from ...core.indexed_slices import IndexedSlices
from ...ops.shapes.identity import cast
from ...ops.variables.apply_rule import ResourceApplyRule
from ...ops.variables.update import update
from .rows import cast_gradient


def update_variables(optimizer, gradients, variables, learning_rate):
    """Move every variable by its gradient, after the weight decay that it is due."""
    fast = getattr(type(optimizer).update_step, "fast", None)
    together: dict = {}
    for gradient, variable in zip(gradients, variables):
        dtype = as_dtype(variable.dtype)
        gradient = cast_gradient(gradient, dtype)
        if fast is None or isinstance(gradient, IndexedSlices) or dtype not in FLOATING:
            update_plainly(optimizer, gradient, variable, cast(learning_rate, dtype))
        else:
            together.setdefault(dtype, []).append((gradient, variable))
    for dtype, pairs in together.items():
        update_together(optimizer, fast, pairs, [cast(x, dtype) for x in optimizer.step_numbers(learning_rate)])


def update_plainly(optimizer, gradient, variable, learning_rate):
    """One variable, by the rule as it stands in `update_step`."""
    decay = optimizer.decay_of(variable)
    if decay:
        variable.assign_sub(variable * decay * learning_rate)
    if not optimizer.takes_rows:
        gradient = convert_to_tensor(gradient)
    optimizer.update_step(gradient, variable, learning_rate)


def update_together(optimizer, fast, pairs, numbers):
    """Variables of one dtype, by the fast form of the rule."""
    gradients, variables = zip(*pairs)
    slots = [optimizer.slots_of(variable) for variable in variables]
    changed = [each.handle for variable, own in zip(variables, slots) for each in (variable, *own)]
    options = tuple((name, getattr(optimizer, name)) for name in fast.options)
    decay = tuple(optimizer.decay_of(variable) for variable in variables)
    update(ResourceApplyRule, changed, *gradients, *numbers, rule=fast.rule, slots=len(slots[0]), scratch=fast.scratch,
           decay=decay, options=options)
