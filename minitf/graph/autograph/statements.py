"""Branches and loops become functions, and calls of operators. Floor 4. Read next: `expressions.py`.

    if x > 0:                def if_body():
        y = x                    y = x
    else:               ->       return y
        y = -x               def else_body():
                                 y = -x
                                 return y
                             y = ag.if_stmt(x > 0, if_body, else_body, ('y',))

What goes in and out is what `liveness.py` finds to be needed. A branch that changes a name takes its value from before
as a default (`def if_body(y=y)`); a loop takes its state as parameters and returns it. What is only read needs nothing:
the functions stand inside the user's function, and see its names.
"""

from __future__ import annotations

import ast

from .liveness import assigned_after, live_at_test, live_before
from .scope import Scope
from .syntax import assign, at, define, expression, listed, tuple_of

RETURN = "return"  # what the result of the function is called: no name of the user's can be


class Statements:
    """Rewrites the branches and loops of one function.

    fresh: makes names that nobody uses.   scope: what the whole function does to names.
    result: the name of the function's result, where `jumps.py` gave it one.
    functions: rewrites a function that stands inside.
    missing: the names that may have no value somewhere, found on the way: reading them is checked.
    """

    def __init__(self, fresh, scope, result, functions):
        self.fresh, self.result, self.functions = fresh, result, functions
        self.inner = set(scope.inner)
        self.declared = dict(scope.declared)
        self.everything = {*scope.read, *scope.written}
        self.missing: set = set()
        self.ag = fresh.like("ag")

    def block(self, statements, after, assigned):
        """The statements of one block, rewritten.

        after: the names that are live after it.   assigned: those that have a value before it.
        """
        done: list = []
        for i, node in enumerate(statements):
            live = live_before(statements[i + 1 :], after) | self.inner
            done.extend(at(new, node) for new in self.one(node, live, assigned))
            assigned = assigned_after([node], assigned, self.everything)
        return done

    def one(self, node, live, assigned):
        """What one statement becomes: a list."""
        if isinstance(node, ast.If):
            return self.branches(node, live, assigned)
        if isinstance(node, (ast.While, ast.For)):
            return self.loop(node, live, assigned)
        if isinstance(node, ast.FunctionDef):
            return [self.functions(node)]
        if is_unread_flag(node, live):
            return []
        if isinstance(node, ast.Delete):
            return [made for target in node.targets for made in self.deleted(target)]
        if not isinstance(node, (ast.ClassDef, ast.AsyncFunctionDef)):
            self.parts(node, live, assigned)
        return [node]

    def parts(self, node, live, assigned):
        """Rewrite the blocks of a `with`, `try` or `match`, each as if the others might run before and after it."""
        around = live if isinstance(node, ast.With) else live | Scope(node).read.keys()
        if isinstance(node, ast.With):
            assigned = assigned | Scope(*node.items).written.keys()
        for field in ("body", "orelse", "finalbody"):
            if isinstance(getattr(node, field, None), list):
                setattr(node, field, self.block(getattr(node, field), around, assigned))
        for part in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
            self.parts(part, around, assigned | bound_by(part))

    def deleted(self, target):
        """`del y` leaves a marker; `del d[k]` stays."""
        if not isinstance(target, ast.Name):
            return [ast.Delete([target])]
        self.missing.add(target.id)
        return [self.marker(target.id)]

    def marker(self, name):
        """The assignment of a marker to a name that may have no value."""
        return assign(name, f"{self.ag}.Undefined({self.shown(name)!r})")

    def function_body(self, body, parameters, known):
        """The body of the whole function, with markers where it begins.

        known: names that are somebody else's, and not the function's to miss.
        """
        opening, body = (body[:1], body[1:]) if is_text(body[0]) else ([], body)
        done = self.block(body, set(), {*parameters, *known})
        markers = [at(self.marker(name), body[0]) for name in sorted(self.missing - {*parameters})]
        return [*opening, *markers, *done]

    def shown(self, name):
        """A name as messages show it."""
        return RETURN if name == self.result else name

    # --- if --------------------------------------------------------------------------------------------------------
    def branches(self, node, live, assigned):
        """An `if`: two functions and a call of `ag.if_stmt`."""
        body, orelse = Scope(*node.body), Scope(*node.orelse)
        out = [n for n in {**body.written, **orelse.written} if n in live and n not in self.declared]
        takes = [[n for n in scope.written if n not in self.declared and n in live_before(block, live)]
                 for scope, block in ((body, node.body), (orelse, node.orelse))]
        unsure = [n for n in out if n not in assigned_after([node], assigned, self.everything)]
        missing = [n for n in dict.fromkeys([*unsure, *takes[0], *takes[1]]) if n not in assigned]
        self.missing.update(missing)
        made = []
        test = node.test
        if Scope(test).written:  # `if (n := f()):` is computed here, where n belongs
            name = self.fresh("condition")
            made.append(assign(name, test))
            test = expression(name)
        for name, block, taken in (("if_body", node.body, takes[0]), ("else_body", node.orelse, takes[1])):
            inside = self.block(block, {*out, *self.inner}, assigned)
            made.append(self.function(name, [f"{n}={n}" for n in taken], block, inside, listed(out)))
        places = self.places(node, body, orelse)
        call = self.call("if_stmt", ["None", "if_body", "else_body", self.names(out), *places])
        call.args[0] = test
        return [*made, self.bound(out, call)]

    # --- while, for ------------------------------------------------------------------------------------------------
    def loop(self, node, live, assigned):
        """A loop: its test and its body as functions of its state, and a call of an operator."""
        options = self.options(node)
        targets = Scope(node.target).written if isinstance(node, ast.For) else {}
        body = Scope(*node.body)
        needed = live_at_test(node, live)
        state = [n for n in {**targets, **body.written} if n in needed and n not in self.declared]
        self.missing.update(n for n in state if n not in assigned)
        made = []
        simple = isinstance(node, ast.While) or (isinstance(node.target, ast.Name) and node.target.id not in state)
        inside = self.block(node.body, needed, assigned | {*state, *targets})
        if not simple:
            inside.insert(0, at(ast.Assign([node.target], expression(self.fresh.like("item"))), node.target))
        item = [] if isinstance(node, ast.While) else [node.target.id if simple else self.fresh.like("item")]
        test = node.test if isinstance(node, ast.While) else getattr(node, "go_on", None)
        if test is not None:
            made.append(self.function("loop_test", state, [], [ast.Return(test)], ""))
        made.append(self.function("loop_body", [*item, *state], node.body, inside, listed(state)))
        given = [tuple_of(state), self.names(state), *self.places(node, body), *options]
        if isinstance(node, ast.While):
            return [*made, self.bound(state, self.call("while_stmt", ["loop_test", "loop_body", *given]))]
        call = self.call("for_stmt", ["None", "loop_body", *given, *(["go_on=loop_test"] if test is not None else [])])
        call.args[0] = node.iter
        return [*made, self.bound(state, call)]

    def options(self, node):
        """What the loop's `set_loop_options(...)` asks for; the call itself is taken out."""
        asked = [s for s in node.body if is_set_loop_options(s)]
        node.body = [s for s in node.body if s not in asked] or [at(ast.Pass(), node)]
        given = [f"{k.arg!r}: {ast.unparse(k.value)}" for s in asked for k in s.value.keywords]
        return [f"options={{{', '.join(given)}}}"] if given else []

    # --- what both are made of ----------------------------------------------------------------------------------------
    def function(self, name, parameters, block, inside, result):
        """A function for a branch, a test or a body, which declares what the user's function declares."""
        declared = [self.declared[n]([n]) for n in Scope(*block).written if n in self.declared]
        inside = [s for s in inside if not isinstance(s, ast.Pass)]
        return define(self.fresh.like(name), ", ".join(parameters), [*declared, *inside], result)

    def call(self, operator, arguments):
        """The tree of a call of an operator."""
        renamed = [self.fresh.like(a) if a in ("if_body", "else_body", "loop_test", "loop_body") else a
                   for a in arguments]
        return expression(f"{self.ag}.{operator}({', '.join(renamed)})")

    def bound(self, names, call):
        """The statement that gives the operator's results their names."""
        return assign(listed(names), call) if names else ast.Expr(call)

    def names(self, names):
        """The names as a tuple of text, for messages."""
        return tuple_of([repr(self.shown(n)) for n in names])

    def places(self, node, *scopes):
        """An argument that names the attributes and items that are written, such as self.x."""
        made = []
        for text, place in {k: v for scope in scopes for k, v in scope.places.items()}.items():
            way = ast.unparse(place.value)
            changed = {n for scope in scopes for n in (*scope.written, *scope.places)}
            if not any(way == n or way.startswith((f"{n}.", f"{n}[")) for n in changed):
                kind, key = (("attribute", repr(place.attr)) if isinstance(place, ast.Attribute) else
                             ("item", ast.unparse(place.slice)))
                made.append(f"{self.ag}.{kind}({way}, {key}, {text!r})")
        return [f"places=[{', '.join(made)}]"] if made else []


def is_text(node) -> bool:
    """Whether a statement is a docstring."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def is_unread_flag(node, live) -> bool:
    """Whether a statement sets a flag of ours that nobody asks any more."""
    target = node.targets[0] if isinstance(node, ast.Assign) else None
    return isinstance(target, ast.Name) and hasattr(target, "ours") and target.id not in live


def bound_by(part) -> set:
    """The names that an `except` or a `case` binds by itself."""
    return {n for n in (getattr(part, "name", None),) if n} | set(Scope(getattr(part, "pattern", ast.Pass())).written)


def is_set_loop_options(node) -> bool:
    """Whether a statement is `tf.autograph.experimental.set_loop_options(...)`."""
    if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
        return False
    function = node.value.func
    return "set_loop_options" in (getattr(function, "attr", None), getattr(function, "id", None))
