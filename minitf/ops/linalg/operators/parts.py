"""What an operator is made of: tensors, variables and other operators, by the names of its parameters. Floor 2.

By these, an operator passes through tf.function and tf.nest (`made_of`), a checkpoint finds its variables, and a
batch of operators is sliced: what it is made of is sliced, and an operator of the same kind is made of that.
"""

from __future__ import annotations

from ....backend.errors import explain
from ....core.operand import Operand
from ....core.trackable import Group, Trackable
from ....core.type_spec import TypeSpec, describes
from ....core.value_specs import type_spec_from_value
from ....tree import flatten, map_structure, register_composite
from ...shapes.broadcasting import broadcast_to
from ...shapes.joining import concat
from ...shapes.layout import shape
from ...variables.variable import Variable


def made_of(**axes):
    """Decorate a kind of operator: its parameters that are tensors, and how many of their axes one matrix needs.

    A parameter that holds operators has none of its own: 0.
    """
    def register(cls):
        cls._parts = axes
        register_composite(cls, opened, closed)
        describes(cls, LinearOperatorSpec.from_value)
        return cls

    return register


class Rest:
    """What an operator is besides its tensors: two that are equal may stand for each other in a traced function."""

    def __init__(self, operator, names):
        self.kind, self.names = type(operator), names
        self.plain = {name: value for name, value in settings(operator).items() if name not in names}

    def __eq__(self, other):
        return isinstance(other, Rest) and repr(self) == repr(other)

    def __hash__(self):
        return hash(repr(self))

    def __repr__(self):
        return f"{self.kind.__name__}({self.names}, {self.plain})"


class LinearOperatorSpec(TypeSpec):
    """Describes an operator: its kind and promises, and specs of what it is made of.

    Source: the specs of TensorFlow's operators, such as LinearOperatorDiagSpec, which are one class here.
    """

    def __init__(self, rest, parts):
        self.rest, self.parts = rest, parts

    @classmethod
    def from_value(cls, operator):
        """The spec of an operator."""
        return map_structure(type_spec_from_value, operator, expand_composites=True)

    @property
    def value_type(self):
        """The kind of operator."""
        return self.rest.kind

    def __eq__(self, other):
        return isinstance(other, LinearOperatorSpec) and (self.rest, self.parts) == (other.rest, other.parts)

    def __hash__(self):
        return hash(repr(self))

    def __repr__(self):
        return f"{self.rest.kind.__name__}Spec({dict(zip(self.rest.names, self.parts))})"


def closed(rest, parts):
    """The operator made of these tensors; the spec, where they are specs."""
    if all(isinstance(x, Operand) for x in flatten(parts, expand_composites=True)):
        return rest.kind(**rest.plain, **dict(zip(rest.names, parts)))
    return LinearOperatorSpec(rest, list(parts))


register_composite(LinearOperatorSpec, lambda spec: (spec.parts, spec.rest), closed,
                   lambda spec: (spec.rest.kind, spec.rest))


def settings(operator) -> dict:
    """The parameters with which the operator could be made again, promises as they hold."""
    promises = {name: getattr(operator, f"_{name}")
                for name in ("is_non_singular", "is_self_adjoint", "is_positive_definite", "is_square")}
    return {**operator._parameters, **promises, "name": operator.name}


def opened(operator):
    """(the parts of an operator, the rest), for `register_composite`."""
    names = [name for name in operator._parts if getattr(operator, name) is not None]
    return [getattr(operator, name) for name in names], Rest(operator, names)


def variables_of(operator) -> tuple:
    """The variables that an operator, and those that it is made of, have as entries."""
    found = flatten([getattr(operator, name) for name in operator._parts], expand_composites=True)
    return tuple({id(x): x for x in found if isinstance(x, Variable)}.values())


def tracked(operator) -> dict:
    """The children that a checkpoint finds: variables and operators."""
    parts = {f"_{name}": getattr(operator, name) for name in operator._parts}
    groups = {name: Group([Group(x) if isinstance(x, list) else x for x in part]) if isinstance(part, list) else part
              for name, part in parts.items()}
    return {name: part for name, part in groups.items() if isinstance(part, Trackable)}


# --- slicing ---------------------------------------------------------------------------------------------------------
def slice_batch(operator, slices):
    """The operator of some of the matrices of a batch: `operator[0]`, `operator[..., tf.newaxis]`.

    Raises: ValueError for a kind that does not say what it is made of.
    """
    key = slices if isinstance(slices, tuple) else (slices,)
    key = key if any(x is Ellipsis for x in key) else (*key, ...)
    return operator._sliced(key, operator.batch_shape_tensor())


def sliced(operator, key, batch):
    """The slices of an operator after it was stretched to the batch axes `batch`."""
    if not operator._parts:
        raise ValueError(explain(operator.name, "a slice", "that kind of operator cannot be sliced"))
    found = {name: sliced_part(getattr(operator, name), key, batch, axes) for name, axes in operator._parts.items()}
    return type(operator)(**{**settings(operator), **found})


def sliced_part(part, key, batch, axes):
    """The slices of what an operator is made of."""
    if part is None:
        return None
    if isinstance(part, list):
        return [sliced_part(x, key, batch, axes) for x in part]
    if hasattr(part, "batch_shape"):
        return part._sliced(key, batch)
    whole = concat([batch, shape(part)[part.shape.rank - axes:]], 0)
    return broadcast_to(part, whole)[(*key, *[slice(None)] * axes)]
