"""ForwardAccumulator: derivatives that run along with the program. Floor 3. Read `push.py` first.

The *tangent* of a tensor says how it moves when the inputs do. Each call is pushed forward (`push.py`) as it happens,
so nothing has to be kept for later.
"""

from __future__ import annotations

import weakref

from .. import tree
from ..backend.errors import explain
from ..backend.log import warn_once
from ..core import context
from ..core.convert import convert_to_tensor
from ..core.indexed_slices import IndexedSlices
from ..core.tensor import Tensor
from ..ops.shapes.creation import zeros_like
from ..ops.variables.variable import Variable
from .arguments import DIFFERENTIABLE, UnconnectedGradients, wants_zero
from .custom import CustomRule
from .push import pushed


class ForwardAccumulator:
    """Computes Jacobian-vector products while the program runs: how its results move when its inputs do.

    primals: a float or complex tensor or variable, or a nested structure of them: what moves.
    tangents: tensors in the structure, shapes and dtypes of `primals`: in which direction, and how fast.

        >>> import minitf as tf
        >>> x = tf.constant([1., 2.])
        >>> with tf.autodiff.ForwardAccumulator(x, tf.constant([1., 10.])) as acc:
        ...     y = tf.reduce_sum(x * x)
        >>> acc.jvp(y).numpy()
        np.float32(42.0)

    Accumulators and tapes nest. An outer one sees what an inner one computes, not the other way around; so a tape
    inside an accumulator gives Hessian-vector products, as the tangent of a gradient.
    A tangent is dropped together with its tensor. Time: for each call about that of its gradient rule and the gradient
    of that; memory: that of the tensors which are alive, again.

    Raises: ValueError where a primal stands twice, or structures, shapes or dtypes differ; TypeError where a primal is
    no tensor or variable.
    Source: tf.autodiff.ForwardAccumulator. Differs: a tangent must have its primal's shape.
    """

    def __init__(self, primals, tangents):
        self._recording = False
        self._tangents: dict = {}  # id -> (tangent, weak reference to the tensor or variable)
        tree.assert_same_structure(primals, tangents)
        for primal, tangent in zip(tree.flatten(primals), tree.flatten(tangents), strict=True):
            self._watch(primal, tangent)

    def _watch(self, primal, tangent):
        x = _identity_of(primal, "primal")
        if id(x) in self._tangents:
            raise ValueError(explain("ForwardAccumulator", f"{primal!r} twice among the primals",
                                     "a primal moves in one direction", "Add its tangents up"))
        if x.dtype not in DIFFERENTIABLE:
            warn_once(f"The dtype of the watched primal must be floating (e.g. tf.float32), got {x.dtype!r}")
            return
        tangent = convert_to_tensor(tangent, dtype=x.dtype)
        if tangent._shape_tuple() != x._shape_tuple():
            raise ValueError(explain("ForwardAccumulator", f"primal of shape {x.shape}, tangent of {tangent.shape}",
                                     "a tangent must have the shape of its primal"))
        self._keep(x, tangent)

    def _keep(self, x, tangent):
        key, accumulator = id(x), weakref.ref(self)

        def forget(_):
            if accumulator() is not None:
                accumulator()._tangents.pop(key, None)

        self._tangents[key] = tangent, weakref.ref(x, forget)

    def _tangent(self, x):
        """The tangent of a tensor or variable; None where it does not move."""
        return self._tangents.get(id(x), (None,))[0]

    # --- recording -------------------------------------------------------------------------------------------
    def __enter__(self):
        if self._recording:
            raise ValueError(explain("ForwardAccumulator", "an accumulator that is already recording",
                                     "it records one block at a time", "Make a second one"))
        context.push_recorder(self)
        self._recording = True
        return self

    def __exit__(self, *exc):
        context.remove_recorder(self)
        self._recording = False

    def record(self, call) -> None:
        """Called by `execute` for every op: push the call forward if one of its inputs moves."""
        if isinstance(call.op, CustomRule) and any(id(y) in self._tangents for y in call.op.results):
            moved = [self._tangent(y) for y in call.op.results]  # the body has told already
        elif any(id(x) in self._tangents for x in call.inputs):
            recorders = context.local.state.recorders
            # Those that were started inside this one watch the program, and this is no part of it.
            with context.silence(*recorders[recorders.index(self):]):
                moved = pushed(call, [self._tangent(x) for x in call.inputs])
        else:
            return
        for y, dy in zip(call.outputs, moved, strict=True):
            if dy is not None:
                self._keep(y, dy)

    def read(self, variable, value) -> None:
        """Called when a variable is read: its value moves as it does."""
        if id(variable) in self._tangents:
            self._keep(value, self._tangent(variable))

    # --- looking up ------------------------------------------------------------------------------------------
    def jvp(self, primals, unconnected_gradients=UnconnectedGradients.NONE):
        """The tangents of what was computed: Jacobian-vector products. Nothing is computed any more.

        primals: a tensor or variable, or a nested structure of them.
        unconnected_gradients: what to return for one that does not depend on what moves: 'none' or 'zero'.
        Returns: a tensor or None for each, in the structure of `primals`; for IndexedSlices, IndexedSlices.

        Raises: ValueError for an unknown `unconnected_gradients`; TypeError for what is not a tensor.
        """
        zero = wants_zero(unconnected_gradients, "ForwardAccumulator.jvp")
        return tree.map_structure(lambda y: self._jvp(y, zero), primals)

    def _jvp(self, y, zero):
        if isinstance(y, IndexedSlices):
            dy = self._jvp(y.values, zero)
            return None if dy is None else IndexedSlices(dy, y.indices, y.dense_shape)
        dy = self._tangent(_identity_of(y, "tensor"))
        return zeros_like(y) if dy is None and zero else dy


def _identity_of(x, role):
    """What the record knows `x` by."""
    if not isinstance(x, (Tensor, Variable)):
        raise TypeError(explain("ForwardAccumulator", f"{role} {x!r} of type {type(x).__name__}",
                                "it must be a tensor or a variable", "Convert it with tf.constant before it is used"))
    return x.handle if isinstance(x, Variable) else x
