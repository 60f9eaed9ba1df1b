"""ag.while_stmt: a loop, in Python or in the graph. Floor 4. Read next: `for_stmt.py`."""

from __future__ import annotations

from ... import tree
from ...backend.errors import explain
from ...backend.shapes import TensorShape
from ...core.context import local
from ...core.tensor import Tensor
from ..control.while_loop import while_loop
from ..identifiers import identifier
from .places import get_all, set_all
from .staging import (
    as_tensors,
    condition,
    is_missing,
    is_staged,
    packed,
    rehearsal,
    same_structure,
    specs_of,
    unpacked,
    zeros_like_specs,
)


def while_stmt(loop_test, loop_body, state, names, places=(), options=None):
    """The state after the loop: `loop_test` says the first time who runs it, Python or the graph.

    loop_test, loop_body: functions of the state; the second returns the next state.
    state: the values of `names` before the loop.
    places: attributes and items that the body changes.
    options: what `set_loop_options` asked for.

    Raises: NotImplementedError where a condition that was a Python value becomes a tensor; else as `staged_while`.
    """
    if local.state.graph is not None:
        with rehearsal():
            first = loop_test(*state)
        if is_staged(first):
            return unpacked(staged_while(loop_test, loop_body, state, names, places, options or {}))
        if not first:
            return unpacked(state)
        state = packed(loop_body(*state), names)
    while python_condition(loop_test(*state)):
        state = packed(loop_body(*state), names)
    return unpacked(state)


def python_condition(test):
    """A condition of a loop that runs in Python.  Raises: NotImplementedError where it is a symbolic tensor."""
    if is_staged(test):
        raise NotImplementedError(explain(
            "while loop", "the condition of the loop started as a Python value, then changed to a tensor",
            "a loop runs either in Python or in the graph; a break or return that depends on a tensor needs the graph",
            "Make the condition a tensor from the start"))
    return test


def staged_while(loop_test, loop_body, state, names, places, options):
    """The state after a tf.while_loop.

    options: besides what `set_loop_options` takes, `relax_shapes`: whether shapes that change are left open.

    Raises: ValueError where a name has no value before the loop and none can be found, or a shape changes; TypeError
    where a structure or a dtype changes.
    """
    loop = Loop(loop_test, loop_body, names, places)
    values = tuple(map(as_tensors, loop.completed((*state, *get_all(places)))))
    before = get_all(places)
    relaxed = loop.relaxed(values) if options.get("relax_shapes") else []
    invariants = loop.invariants(values, [*relaxed, *options.get("shape_invariants", ())])
    keywords = {k: options[k] for k in ("maximum_iterations", "parallel_iterations", "swap_memory") if k in options}
    loop.keeps_shapes = invariants is None
    results = loop.result(values, invariants, keywords)
    set_all(places, before)
    set_all(places, results[len(names) :])
    return tuple(results[: len(names)])


class Loop:
    """A loop to be traced, over its names and its places alike.

    open_shapes: for values that were made up, what they will be like.
    keeps_shapes: whether the shapes of all values must stay the same.
    """

    def __init__(self, loop_test, loop_body, names, places):
        self.loop_test, self.loop_body, self.places = loop_test, loop_body, places
        self.names, self.all_names = names, (*names, *(p.name for p in places))
        self.open_shapes: dict = {}
        self.keeps_shapes = True

    def result(self, values, invariants, keywords):
        """The values after a tf.while_loop. It needs a value: where there is none, one that stands for nothing."""
        if not values:
            while_loop(lambda _: self.test(), lambda i: self.body() or i, (0,), **keywords)
            return ()

        def body(*values):
            return self.body(*values)

        body.variable_names = [identifier("_".join([name, *map(str, path)])) for name, value in
                               zip(self.all_names, values) for path, _ in tree.flatten_with_paths(value, True)]
        return while_loop(self.test, body, values, shape_invariants=invariants, **keywords)

    def test(self, *values):
        """Whether it goes on, as a tensor."""
        set_all(self.places, values[len(self.names) :])
        return condition(self.loop_test(*values[: len(self.names)]), "while loop")

    def run(self, values):
        """One round: the next values."""
        set_all(self.places, values[len(self.names) :])
        return (*packed(self.loop_body(*values[: len(self.names)]), self.names), *get_all(self.places))

    def body(self, *values):
        """One round that can be part of a graph.  Raises: as `staged_while`."""
        after = tuple(map(as_tensors, self.run(values)))
        for name, first, second in zip(self.all_names, values, after):
            if is_missing(second):
                raise ValueError(explain("loop", f"{name!r} has no value after one iteration",
                                         "it must have one: it is a tensor before"))
            same_structure("loop", name, first, second, "before the loop and after one iteration")
            self.same_shape(name, first, second)
        return after

    def same_shape(self, name, first, second):
        """Raise ValueError where a shape changes, unless `set_loop_options` allows it."""
        if not self.keeps_shapes:
            return
        for a, b in zip(tree.flatten(first), tree.flatten(second)):
            if isinstance(a, Tensor) and isinstance(b, Tensor) and not fits(b.shape, a.shape):
                raise ValueError(explain(
                    "loop", f"{name!r} has shape {a.shape} before the loop, but shape {b.shape} after one iteration",
                    "the shape of a loop's state may not change",
                    "Use tf.autograph.experimental.set_loop_options to set shape invariants"))

    def completed(self, values):
        """The values before the loop; zeros for names that only get one inside it: nobody reads those.

        Raises: ValueError where one round does not tell what they are.
        """
        if not any(map(is_missing, values)):
            return values
        before = get_all(self.places)
        try:
            with rehearsal():
                specs = [None if is_missing(v) else specs_of(as_tensors(v)) for v in self.run(self.started(values))]
        except (UnboundLocalError, ValueError, TypeError) as error:
            name = next(n for n, v in zip(self.all_names, values) if is_missing(v))
            raise ValueError(explain("loop", f"{name!r} has no value before the loop", f"{name!r} must be defined "
                                     f"before the loop: what it would be could not be found: {error}")) from error
        set_all(self.places, before)
        made = list(values)
        for i, (name, value, spec) in enumerate(zip(self.all_names, values, specs)):
            if is_missing(value):
                if spec is None:
                    raise ValueError(explain("loop", f"{name!r} is {value!r} before the loop",
                                             f"{name!r} must be defined before the loop"))
                made[i] = zeros_like_specs(spec)
                self.open_shapes[i] = spec
        return tuple(made)

    def started(self, values):
        """The values with which a rehearsal begins: tensors, so that nothing depends on what they are."""
        return tuple(v if is_missing(v) else as_tensors(v) for v in values)

    def relaxed(self, values) -> list:
        """(value, shape) for each tensor whose shape is another one after one round: what both have in common."""
        before = get_all(self.places)
        with rehearsal():
            after = tree.flatten(tuple(map(as_tensors, self.run(values))))
        set_all(self.places, before)
        pairs = [(x, y) for x, y in zip(tree.flatten(values), after) if isinstance(x, Tensor) and isinstance(y, Tensor)]
        return [(x, x.shape.most_specific_compatible_shape(y.shape)) for x, y in pairs if not fits(y.shape, x.shape)]

    def invariants(self, values, asked):
        """The shapes that the values may have in the loop, for tf.while_loop; None: the ones that they have.

        asked: pairs of a tensor and a shape.
        """
        shapes = {id(x): TensorShape(shape) for x, shape in asked}
        is_open = any(leaf and has_open(leaf[0]) for _, leaves in self.open_shapes.values() for leaf in leaves)
        if not shapes and not is_open:
            return None

        def shape_of(x):
            return shapes.get(id(x), getattr(x, "shape", TensorShape([])))

        return tuple(shapes_in(value, self.open_shapes[i][1]) if i in self.open_shapes else
                     tree.map_structure(shape_of, value) for i, value in enumerate(values))


def has_open(dims) -> bool:
    """Whether a shape has an axis whose size is not known."""
    return dims is None or None in dims


def fits(shape, wider) -> bool:
    """Whether every tensor of `shape` is one of `wider`."""
    if wider.rank is None:
        return True
    return shape.rank == wider.rank and all(w is None or w == n for n, w in zip(shape.as_list(), wider.as_list()))


def shapes_in(structure, leaves):
    """The structure with the shapes of its leaves."""
    return tree.pack_sequence_as(structure, [TensorShape(leaf[0] if leaf else []) for leaf in leaves])
