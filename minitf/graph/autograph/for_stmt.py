"""ag.for_stmt: a loop over a collection, in Python or over the rows of a tensor in the graph. Floor 4.

Collections that know better how to be looped over, such as datasets, say so in `loops`.
"""

from __future__ import annotations

from ...backend.errors import explain
from ...core.context import local
from ...core.convert import convert_to_tensor
from ...ops.elementwise.logical import logical_and
from ...ops.indexing.gather import gather
from ...ops.shapes.layout import shape
from .staging import is_staged, packed, unpacked
from .while_stmt import staged_while

loops: list = []  # (is it such a collection?, a function like `staged_for`)


def for_stmt(collection, loop_body, state, names, places=(), options=None, go_on=None):
    """The state after the loop.

    collection: anything; the rows of a symbolic tensor are looped over in the graph.
    loop_body: a function of an item and the state that returns the next state.
    state: the values of `names` before the loop.
    places: attributes and items that the body changes.
    options: what `set_loop_options` asked for.
    go_on: a function of the state that is asked before every item, or None.

    Raises: NotImplementedError where a loop over a Python collection is left because of a tensor; ValueError for a
    tensor without axes; else as `staged_while`.
    """
    for knows, loop in loops:
        if local.state.graph is not None and knows(collection):
            return unpacked(loop(collection, loop_body, state, names, places, options or {}, go_on))
    if is_staged(collection):
        return unpacked(staged_for(collection, loop_body, state, names, places, options or {}, go_on))
    for item in collection:
        state = packed(loop_body(item, *state), names)
        if go_on is not None and not python_choice(go_on(*state)):
            break
    return unpacked(state)


def python_choice(test):
    """Whether a loop over a Python collection goes on.  Raises: NotImplementedError where a tensor decides."""
    if is_staged(test):
        raise NotImplementedError(explain(
            "for loop", "a tensor decides whether a loop over a Python collection is left",
            "break and return statements which depend on a TF condition are not supported in Python for loops",
            "Loop over a tensor, such as tf.range(n)"))
    return test


def staged_for(collection, loop_body, state, names, places, options, go_on):
    """The state after a loop over the rows of a tensor: a `while` with an index."""
    rows = convert_to_tensor(collection)
    if rows.shape.rank == 0:
        rule = "len requires a non-scalar tensor"
        raise ValueError(explain("for loop", f"{rows}", rule, "Use tf.range(n)"))
    dims = rows._shape_tuple()
    count = shape(rows)[0] if dims is None or dims[0] is None else dims[0]

    def test(i, *values):
        more = i < count
        return more if go_on is None else logical_and(more, go_on(*values))

    def body(i, *values):
        return unpacked((i + 1, *packed(loop_body(gather(rows, i), *values), names)))

    index = convert_to_tensor(0)
    return staged_while(test, body, (index, *state), ("index", *names), places, options)[1:]
