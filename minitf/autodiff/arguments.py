"""What a caller may ask a tape for: sources, targets, seeds, checked and brought into one form. Floor 3.

Read `tape.py` first.
"""

from __future__ import annotations

from enum import Enum

from .. import tree
from ..backend.dtypes import COMPLEX, FLOATING, variant
from ..backend.errors import explain
from ..core.convert import convert_to_tensor
from ..core.indexed_slices import IndexedSlices
from ..core.tensor import Tensor
from ..ops.shapes.creation import ones_like
from ..ops.variables.variable import Variable

DIFFERENTIABLE = FLOATING | COMPLEX | {variant}


class UnconnectedGradients(Enum):
    """What `gradient` returns for a source that the target does not depend on.  Source: tf.UnconnectedGradients."""

    NONE = "none"
    ZERO = "zero"


def sources_of(sources) -> list:
    """The sources in one list, each as the record knows it."""
    flat = leaves_of(sources)
    for x in flat:
        if not isinstance(x, (Tensor, Variable)):
            raise TypeError(explain("GradientTape.gradient", f"source {x!r} of type {type(x).__name__}",
                                    "a source must be a tensor or a variable",
                                    "Convert it with tf.constant, and watch it, before it is used"))
    return [identity_of(x) for x in flat]


def leaves_of(structure) -> list:
    """The leaves, where ragged and sparse tensors count as their parts, and IndexedSlices as one: it is a gradient."""
    return [part for x in tree.flatten(structure)
            for part in ([x] if isinstance(x, IndexedSlices) else tree.flatten(x, expand_composites=True))]


def packed_like(sources, gradients):
    """The gradients in the structure of the sources; that of a composite has its other parts: which rows there are."""
    given = iter(gradients)

    def gradient_of(source):
        parts = tree.flatten(source, expand_composites=True)
        found = [next(given) for _ in parts]
        if parts[0] is source or found[0] is None:
            return found[0]
        whole = [x if dx is None else convert_to_tensor(dx) for x, dx in zip(parts, found, strict=True)]
        return tree.pack_sequence_as(source, whole, expand_composites=True)

    return tree.map_structure(gradient_of, sources)


def one_of(x, role, method):
    """The target or source of a Jacobian where it must be one tensor."""
    if not isinstance(x, (Tensor, Variable)):
        raise TypeError(explain(f"GradientTape.{method}", f"{role} {x!r} of type {type(x).__name__}",
                                f"the {role} must be one tensor or variable", "Join several with tf.stack"))
    return identity_of(x)


def targets_of(target) -> list:
    """The targets in one list, each as the record knows it."""
    flat = leaves_of(target)
    for y in flat:
        if not isinstance(y, (Tensor, Variable, IndexedSlices)):
            raise TypeError(explain("GradientTape.gradient", f"target {y!r} of type {type(y).__name__}",
                                    "a target must be a tensor or a variable", "Compute it inside the tape's block"))
    return [identity_of(y) for y in flat]


def identity_of(x):
    """What the record knows `x` by."""
    if isinstance(x, Variable):
        return x.handle
    return x.values if isinstance(x, IndexedSlices) else x


def seeds_of(targets, output_gradients) -> list:
    """The gradient to start from at each target: what was given, or ones."""
    given = [None] * len(targets) if output_gradients is None else tree.flatten(output_gradients)
    if len(given) != len(targets):
        raise ValueError(explain("GradientTape.gradient", f"{len(targets)} targets and {len(given)} output_gradients",
                                 "there must be one output gradient for each target"))
    seeds = [ones_like(y) if dy is None else convert_to_tensor(dy, dtype=y.dtype)
             for y, dy in zip(targets, given, strict=True)]
    for y, dy in zip(targets, seeds, strict=True):
        if not y.shape.is_compatible_with(dy.shape):
            raise ValueError(explain("GradientTape.gradient", f"target has shape {y.shape}, its output gradient "
                                     f"{dy.shape}", "the shapes must be the same", "Use tf.fill or tf.broadcast_to"))
    return seeds


def wants_zero(unconnected_gradients, where) -> bool:
    """Whether the caller asks for zeros.  Raises: ValueError for what is neither 'none' nor 'zero'."""
    try:
        return UnconnectedGradients(unconnected_gradients) is UnconnectedGradients.ZERO
    except ValueError:
        raise ValueError(explain(where, f"unconnected_gradients is {unconnected_gradients!r}",
                                 "it must be 'none' or 'zero'")) from None
