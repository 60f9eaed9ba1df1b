"""Which values are needed later, and which names have a value at all. Floor 4. Read next: `statements.py`.

Two questions about a place in a function. A name is *live* there if its value may be read before it is written again:
only live names go in and out of branches and loops. A name is *assigned* there if every way to the place wrote it; the
others may be missing, and get a marker. There are no jumps any more (`jumps.py`), so both answers follow the nesting
of the statements: one from the end to the start, one from the start to the end.
"""

from __future__ import annotations

import ast

from .scope import Scope

UNCERTAIN = (ast.Try, ast.TryStar, ast.Match, ast.AsyncWith, ast.AsyncFor)


def live_before(statements, after) -> set:
    """The names that are live before the statements, given those that are live after them."""
    for statement in reversed(statements):
        after = live_before_one(statement, after)
    return after


def live_before_one(node, after) -> set:
    """The same for one statement."""
    if isinstance(node, ast.If):
        branches = live_before(node.body, after) | live_before(node.orelse, after)
        return {*Scope(node.test).read} | branches
    if isinstance(node, ast.While):
        return live_at_test(node, after)
    if isinstance(node, ast.For):
        return live_at_test(node, after) | {*Scope(node.iter).read}
    if isinstance(node, ast.With):
        items = Scope(*node.items)
        return (live_before(node.body, after) - items.written.keys()) | items.read.keys()
    scope = Scope(node)
    if isinstance(node, (ast.Return, ast.Raise)):
        return {*scope.read}
    if isinstance(node, UNCERTAIN):
        return after | scope.read.keys()
    return (after - scope.written.keys()) | scope.read.keys()


def live_at_test(node, after) -> set:
    """The names that are live where a loop decides whether it goes on."""
    test = node.test if isinstance(node, ast.While) else getattr(node, "go_on", None)
    target = Scope(node.target).written.keys() if isinstance(node, ast.For) else set()
    live = after | (set() if test is None else Scope(test).read.keys())
    # One walk is enough: what the body reads before it writes is found whatever is live at its end.
    return live | (live_before(node.body, live) - target)


def assigned_after(statements, assigned, everything) -> set:
    """The names that surely have a value after the statements.

    assigned: those that have one before.
    everything: all names of the function; what is true of a place that is never reached.
    """
    for node in statements:
        if isinstance(node, ast.If):
            assigned = (assigned_after(node.body, assigned, everything)
                        & assigned_after(node.orelse, assigned, everything))
        elif isinstance(node, ast.With):
            assigned = assigned_after(node.body, assigned | Scope(*node.items).written.keys(), everything)
        elif isinstance(node, (ast.Return, ast.Raise)):
            return set(everything)
        elif isinstance(node, ast.Delete):
            assigned = assigned - Scope(node).written.keys()
        elif isinstance(node, (ast.Try, ast.TryStar)):
            assigned = assigned_after(node.finalbody, assigned, everything)
        elif not isinstance(node, (ast.While, ast.For, ast.Match, ast.AsyncFor)):
            assigned = assigned | Scope(node).written.keys()
    return assigned
