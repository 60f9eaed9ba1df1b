"""GradientTape: writes down the calls that matter, and hands them to the engine. Floor 3. Read next: `check.py`.

A tape is a recorder (see `core/context.py`). While its block runs, `execute` tells it of every call; the tape keeps
those that touch something it watches. Nothing is differentiated until somebody asks.
"""

from __future__ import annotations

from contextlib import contextmanager

from .. import tree
from ..backend.errors import explain
from ..backend.log import warn_once
from ..core import context
from ..core.op import Call
from ..core.tensor import Tensor
from ..ops.shapes.creation import zeros, zeros_like
from ..ops.variables.resource_ops import ReadVariableOp
from ..ops.variables.variable import Variable, dtype_of
from .arguments import (
    DIFFERENTIABLE,
    UnconnectedGradients,
    one_of,
    packed_like,
    seeds_of,
    sources_of,
    targets_of,
    wants_zero,
)
from .backward import backward
from .draw import draw
from .rows import batch_jacobian, jacobian


class GradientTape:
    """Records operations, so that their gradients can be computed.

    persistent: whether `gradient` may be called more than once. The record is then kept until the tape is deleted.
    watch_accessed_variables: whether trainable variables are watched from their first read.

        >>> import minitf as tf
        >>> x = tf.Variable(3.0)
        >>> with tf.GradientTape() as tape:
        ...     y = x * x
        >>> tape.gradient(y, x).numpy()
        np.float32(6.0)

    Tapes nest: a tape also records the gradient computations that happen inside its block, which gives second
    derivatives. A tape whose block is entered again goes on with its record.

    Source: tf.GradientTape. Differs: `watched_variables` lists them as they were first used, not as they were made; an
    output gradient must have its target's shape.
    """

    def __init__(self, persistent=False, watch_accessed_variables=True):
        self._persistent = persistent
        self._watches_variables = watch_accessed_variables
        self._recording = False
        self._used = False
        self._calls: list[Call] = []
        self._watched: dict = {}      # id -> the tensor or variable itself, which keeps the id from being reused
        self._variables: dict = {}    # id -> variable, in the order of their first use

    # --- recording -------------------------------------------------------------------------------------------
    def __enter__(self):
        self._start()
        self._used = False
        return self

    def __exit__(self, *exc):
        self._stop()

    def _start(self):
        if self._recording:
            raise ValueError(explain("GradientTape", "a tape that is already recording",
                                     "a tape records one block at a time", "Make a second tape"))
        context.push_recorder(self)
        self._recording = True

    def _stop(self):
        if self._recording:
            context.remove_recorder(self)
            self._recording = False

    def record(self, call) -> None:
        """Called by `execute` for every op: keep the call if it touches something watched."""
        watched = self._watched
        for x in call.inputs:
            if id(x) in watched:
                self._calls.append(call)
                for y in call.outputs:
                    if y.dtype in DIFFERENTIABLE:
                        watched[id(y)] = y
                return

    def read(self, variable, value) -> None:
        """Called when a variable is read: reading is a call too, from the variable to the tensor."""
        if self._watches_variables and variable.trainable:
            self._watch_variable(variable)
        if id(variable) in self._watched:
            self.record(Call(ReadVariableOp, (variable,), {}, (value,)))

    def _watch_variable(self, variable):
        self._watched[id(variable)] = variable
        self._variables[id(variable)] = variable

    def watch(self, tensor) -> None:
        """Record everything that is computed from `tensor` from here on.

        tensor: a float or complex Tensor, a Variable, or a nested structure of them. Other dtypes have no gradient;
            watching one is logged as a warning.
        Raises: ValueError for what is not a tensor.
        """
        for x in tree.flatten(tensor, expand_composites=True):
            if not isinstance(x, (Tensor, Variable)):
                raise ValueError(explain("GradientTape.watch", f"{x!r} of type {type(x).__name__}",
                                         "only tensors and variables can be watched",
                                         "Convert it with tf.constant first"))
            if dtype_of(x) not in DIFFERENTIABLE:
                warn_once(f"The dtype of the watched tensor must be floating (e.g. tf.float32), got {x.dtype!r}")
            if isinstance(x, Variable):
                self._watch_variable(x.handle)
            else:
                self._watched[id(x)] = x

    @contextmanager
    def stop_recording(self):
        """Record nothing inside the block; what it computes counts as constant.

        Raises: RuntimeError where the tape is not recording.
        """
        if not self._recording:
            raise RuntimeError(explain("GradientTape.stop_recording", "a tape that is not recording",
                                       "it can only pause while its block runs", "Call it inside `with tape:`"))
        self._stop()
        try:
            yield
        finally:
            self._start()

    def reset(self) -> None:
        """Forget everything recorded and watched so far, and go on recording.

        Raises: ValueError where the tape is not recording.
        """
        if not self._recording:
            raise ValueError(explain("GradientTape.reset", "a tape that is not recording",
                                     "it can only start afresh while its block runs", "Make a new tape"))
        self._forget()
        self._variables = {}

    def _forget(self):
        self._calls = []
        self._watched = {}

    def watched_variables(self) -> tuple:
        """The variables watched so far, in the order in which they were first used."""
        return tuple(self._variables.values())

    # --- differentiating -------------------------------------------------------------------------------------
    def gradient(self, target, sources, output_gradients=None, unconnected_gradients=UnconnectedGradients.NONE):
        """The gradient of `target` with respect to each of `sources`.

        target: a float tensor or a nested structure of them; the gradients of several targets are added up.
        sources: a tensor or variable that was watched, or a nested structure of them.
        output_gradients: the gradient to start from, in the structure and shapes of `target`; ones by default.
        unconnected_gradients: what to return for a source that `target` does not depend on: 'none' or 'zero'.
        Returns: a tensor, IndexedSlices or None for each source, in the structure of `sources`.

        Raises: RuntimeError where a tape that is not persistent is used a second time; TypeError for a source that is
        not a tensor; ValueError for an unknown `unconnected_gradients`.
        """
        zero = wants_zero(unconnected_gradients, "GradientTape.gradient")
        flat_sources, targets = sources_of(sources), targets_of(target)
        seeds = seeds_of(targets, output_gradients)
        ends = self._ends(targets, flat_sources)
        starts = [(y, dy) for y, dy in zip(targets, seeds, strict=True) if y.dtype in DIFFERENTIABLE]
        gradients = backward(self._take_calls(), [y for y, _ in starts], [dy for _, dy in starts], ends)
        if zero:
            gradients = [zeros_like(x) if dx is None else dx for x, dx in zip(flat_sources, gradients, strict=True)]
        return packed_like(sources, gradients)

    def jacobian(self, target, sources, unconnected_gradients=UnconnectedGradients.NONE, parallel_iterations=None,
                 experimental_use_pfor=True):
        """The Jacobian of `target` with respect to each of `sources`: each element by each element.

        target: a float tensor.
        sources: a tensor or variable that was watched, or a nested structure of them.
        unconnected_gradients: what to return for a source that `target` does not depend on: 'none' or 'zero'.
        Returns: for each source a tensor [*target.shape, *source.shape], or None, in the structure of `sources`.

            >>> import minitf as tf
            >>> x = tf.constant([1., 2.])
            >>> with tf.GradientTape() as tape:
            ...     tape.watch(x)
            ...     y = x * x
            >>> tape.jacobian(y, x).numpy()
            array([[2., 0.],
                   [0., 4.]], dtype=float32)

        Time: as `gradient`, times the number of elements of `target`; where the sources have far fewer, times a few
        times theirs. `parallel_iterations` and `experimental_use_pfor` are accepted, and change nothing.

        Raises: as `gradient` does; TypeError for a target that is not one tensor.
        """
        zero = wants_zero(unconnected_gradients, "GradientTape.jacobian")
        flat_sources, target = sources_of(sources), one_of(target, "target", "jacobian")
        ends = self._ends([target], flat_sources)
        found = jacobian(self._take_calls(), target, [x for x in ends if x is not None])
        jacobians = [None if x is None else found.pop(0) for x in ends]
        if zero:
            jacobians = [zeros(target.shape.concatenate(x.shape), x.dtype) if j is None else j
                         for x, j in zip(flat_sources, jacobians, strict=True)]
        return tree.pack_sequence_as(sources, jacobians)

    def batch_jacobian(self, target, source, unconnected_gradients=UnconnectedGradients.NONE,
                       parallel_iterations=None, experimental_use_pfor=True):
        """The Jacobian of each example of a batch by itself: of `target[b]` by `source[b]`, for each b.

        target: a float tensor [B, ...], of which each example must depend on the same example of `source` only.
        source: a tensor or variable [B, ...] that was watched.
        Returns: a tensor [B, *target.shape[1:], *source.shape[1:]]; zeros where `target` does not depend on `source`,
            whatever `unconnected_gradients` says, as in TensorFlow.

            >>> import minitf as tf
            >>> x = tf.constant([[1., 2.], [3., 4.]])
            >>> with tf.GradientTape() as tape:
            ...     tape.watch(x)
            ...     y = x * x
            >>> tape.batch_jacobian(y, x).numpy()
            array([[[2., 0.],
                    [0., 4.]],
            <BLANKLINE>
                   [[6., 0.],
                    [0., 8.]]], dtype=float32)

        Time: as `gradient`, times the number of elements of one example of `target`. `parallel_iterations` and
        `experimental_use_pfor` are accepted, and change nothing.

        Raises: as `jacobian` does; ValueError where shapes have fewer than 2 axes or another first one.
        """
        wants_zero(unconnected_gradients, "GradientTape.batch_jacobian")
        target, source = one_of(target, "target", "batch_jacobian"), one_of(source, "source", "batch_jacobian")
        a, b = target._shape_tuple(), source._shape_tuple()
        if len(a) < 2 or len(b) < 2 or a[0] != b[0]:
            raise ValueError(explain("GradientTape.batch_jacobian", f"target has shape {target.shape}, source "
                                     f"{source.shape}", "both need two axes or more, and the same first one, the batch",
                                     "Use tape.jacobian where there is no batch"))
        (end,) = self._ends([target], [source])
        calls = self._take_calls()
        return batch_jacobian([] if end is None else calls, target, source)

    def _ends(self, targets, sources) -> list:
        """The sources, with None for one that was not watched.

        Of such a one the record is incomplete, so it has no gradient, rather than half of one.
        """
        known = {*self._watched, *map(id, targets)}
        return [x if id(x) in known else None for x in sources]

    def _take_calls(self) -> list:
        """The record. The tape lets go of it, unless it is persistent, so that it is freed while it is walked."""
        self._use()
        calls = self._calls
        if not self._persistent:
            self._forget()
        return calls

    def _use(self):
        if self._used and not self._persistent:
            raise RuntimeError(explain("GradientTape.gradient", "a second call on a tape that is not persistent",
                                       "such a tape computes one gradient and forgets its record",
                                       "Use tf.GradientTape(persistent=True), or ask for all gradients in one call"))
        self._used = True
        if self._recording and not self._persistent:
            self._stop()
        elif self._recording:
            warn_once("GradientTape.gradient is called inside the block of a persistent tape, which therefore records "
                      "the gradient too. That takes time and memory, and is only of use for higher derivatives.")

    # --- looking -------------------------------------------------------------------------------------------------
    def draw(self):
        """A picture of the record: sources in blue, constants pale, ops in gold, results in green.

        Returns: a Picture, which shows itself in a notebook; `.save(path)` writes it to a file.
        Raises: ValueError where nothing is recorded, as after `gradient`, or more than fits a page.
        Source: ours; TensorFlow has none.
        """
        return draw(self._calls, self._watched)

    def __repr__(self):
        return f"<GradientTape of {len(self._calls)} calls, watching {len(self._variables)} variables>"
