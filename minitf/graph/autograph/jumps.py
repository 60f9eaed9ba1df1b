"""No more break, continue and return in the middle: conditions say what they said. Floor 4. Read next: `scope.py`.

A branch of a graph has one way in and one way out, so nothing may jump out of it. Where one branch of an `if` jumps,
what follows the `if` moves into the other branch:

    if x > 0:                   if x > 0:
        return x        ->          result = x
    return -x                   else:
                                    result = -x
                                return result

Where that is not enough a flag remembers the jump. What follows is guarded by it, and the loop asks it before every
round:

    while x > 0:                broke = False
        if x == 7:              while not broke and x > 0:
            break       ->          if x == 7:
        x -= 1                          broke = True
                                    else:
                                        x -= 1
"""

from __future__ import annotations

import ast

from .scope import Scope
from .syntax import assign, at, expression

JUMPS = (ast.Break, ast.Continue, ast.Return)
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
LOOPS = (ast.For, ast.While)


def without_jumps(body, fresh):
    """(the statements of a function without jumps, save one `return` at the end; the name of the result, or None)."""
    parts = [part for s in body for part in inside(s)]
    returns = [part for part in parts if isinstance(part, ast.Return) and part is not body[-1]]
    return Lowering(fresh).function(body) if returns or any(map(is_to_rewrite, parts)) else (body, None)


def is_to_rewrite(part) -> bool:
    """Whether it is a jump inside a loop, or a loop that has an `else`, or a test that assigns."""
    if isinstance(part, LOOPS):
        return bool(part.orelse) or (isinstance(part, ast.While) and bool(Scope(part.test).written))
    return isinstance(part, (ast.Break, ast.Continue))


def inside(statement):
    """The statement and all that it is made of, without functions inside."""
    yield statement
    if not isinstance(statement, FUNCTIONS):
        for part in ast.iter_child_nodes(statement):
            yield from inside(part)


def jumps_out(statement, kinds=JUMPS) -> set:
    """What jumps a statement may do that leave it: break and continue belong to a loop around."""
    if isinstance(statement, kinds):
        return {type(statement)}
    if isinstance(statement, FUNCTIONS):
        return set()
    found = set()
    for part in ast.iter_child_nodes(statement):
        found |= jumps_out(part, kinds)
    if isinstance(statement, LOOPS):
        belongs_outside = {kind for s in statement.orelse for kind in jumps_out(s, kinds)}
        found = (found & {ast.Return}) | belongs_outside
    return found


def always_jumps(statements) -> bool:
    """Whether what follows the statements is never reached from them."""
    last = statements[-1] if statements else None
    if isinstance(last, ast.If):
        return always_jumps(last.body) and always_jumps(last.orelse)
    if isinstance(last, ast.With):
        return always_jumps(last.body)
    return isinstance(last, (*JUMPS, ast.Raise))


class Lowering:
    """Rewrites the jumps of one function.

    flags: kind of jump -> the name of the flag that remembers it, in the loop (or function) that is being rewritten.
    asked: the flags that somebody asks; the others are not needed.
    """

    def __init__(self, fresh):
        self.fresh = fresh
        self.result = fresh("result")
        self.flags = {ast.Return: fresh("returned")}
        self.asked: set = set()
        self.has_result = False

    def function(self, body):
        """The body of a function; all its results have one name."""
        returned = self.flags[ast.Return]
        self.has_result = any(isinstance(part, ast.Return) and part.value for s in body for part in inside(s))
        if self.has_result and not always_jumps(body):
            body = [*body, at(ast.Return(None), body[-1])]
        lowered = self.block(body)
        if returned in self.asked:
            lowered.insert(0, at(assign(returned, "False"), body[0]))
        lowered = without_unused(lowered, returned, self.asked)
        if not self.has_result or self.result not in Scope(*lowered).written:
            return lowered or [at(ast.Pass(), body[0])], None
        return [*lowered, at(ast.Return(expression(self.result)), body[-1])], self.result

    def block(self, statements):
        """The same for the statements of one block."""
        done: list = []
        for i, node in enumerate(statements):
            rest = statements[i + 1 :]
            if isinstance(node, JUMPS):
                return [*done, *self.jump(node)]
            kinds = jumps_out(node)
            if isinstance(node, ast.If) and kinds and (always_jumps(node.body) or always_jumps(node.orelse)):
                return [*done, self.split(node, rest)]
            done.extend(self.compound(node))
            if kinds and rest:
                return [*done, self.guarded(kinds, self.block(rest), rest[0])]
        return done

    def jump(self, node):
        """A flag, and the result where it is a return."""
        flag = at(assign(self.flags[type(node)], "True"), node)
        if not isinstance(node, ast.Return) or not self.has_result:
            return [flag]
        value = node.value or at(ast.Constant(None), node)
        return [at(assign(self.result, value), node), flag]

    def split(self, node, rest):
        """An `if` of which one branch always jumps: what follows belongs to the other one."""
        body, orelse = node.body, node.orelse
        if always_jumps(body):
            orelse = [*orelse, *rest]
        else:
            body = [*body, *rest]
        node.body = self.block(body) or [at(ast.Pass(), node)]
        node.orelse = self.block(orelse)
        return node

    def guarded(self, kinds, statements, like):
        """The statements, if none of the jumps was done."""
        return at(ast.If(self.none_of(kinds), statements, []), like)

    def none_of(self, kinds):
        """The condition that none of the jumps was done."""
        names = [name for kind, name in self.flags.items() if kind in kinds]
        self.asked.update(names)
        return expression(" and ".join(f"not {name}" for name in names))

    # --- statements that hold others -----------------------------------------------------------------------------
    def compound(self, node):
        """A statement, rewritten inside: a list, because loops need flags before and guards after."""
        if isinstance(node, LOOPS):
            return self.loop(node)
        if not isinstance(node, FUNCTIONS):
            for field in ("body", "orelse", "finalbody"):
                if isinstance(getattr(node, field, None), list):
                    setattr(node, field, self.block(getattr(node, field)) or empty(field, node))
            for part in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
                self.compound(part)
        return [node]

    def loop(self, node):
        """A loop: flags of its own, which it asks before every round."""
        if isinstance(node, ast.While) and Scope(node.test).written:
            test, node.test = node.test, at(ast.Constant(True), node)  # `while (n := f()):` is decided inside
            node.body = [at(ast.If(ast.UnaryOp(ast.Not(), test), [ast.Break()], []), node), *node.body]
        kinds = {kind for s in node.body for kind in jumps_out(s)}
        outer = self.flags
        self.flags = {ast.Return: outer[ast.Return], ast.Break: self.fresh("broke"),
                      ast.Continue: self.fresh("continued")}
        broke, continued = self.flags[ast.Break], self.flags[ast.Continue]
        body = self.block(node.body)
        leaving = kinds - {ast.Continue}
        if leaving:
            go_on = at(self.none_of(leaving), node)
            if isinstance(node, ast.For):
                node.go_on = go_on
            elif isinstance(node.test, ast.Constant) and node.test.value is True:
                node.test = go_on
            else:
                node.test = at(ast.BoolOp(ast.And(), [go_on, node.test]), node)
        if continued in self.asked:
            body.insert(0, at(assign(continued, "False"), node))
        node.body = without_unused(body, continued, self.asked) or [at(ast.Pass(), node)]
        before = [at(assign(broke, "False"), node)] if ast.Break in leaving else []
        orelse, node.orelse = node.orelse, []
        not_left = self.none_of(leaving) if leaving else None
        self.flags = outer
        return [*before, node, *self.after_loop(orelse, not_left)]

    def after_loop(self, orelse, condition):
        """The `else` of a loop: it is done unless the loop was left."""
        statements = self.block(orelse)
        if condition is None or not statements:
            return statements
        return [at(ast.If(condition, statements, []), orelse[0])]


def empty(field, node):
    """What stands where no statement is left."""
    return [at(ast.Pass(), node)] if field == "body" else []


def without_unused(statements, flag, asked):
    """The statements without assignments to a flag that nobody asks."""
    return statements if flag in asked else [s for s in map(WithoutFlag(flag).visit, statements) if s is not None]


class WithoutFlag(ast.NodeTransformer):
    """Drops the assignments to one flag."""

    def __init__(self, flag):
        self.flag = flag

    def visit_Assign(self, node):
        """An assignment."""
        return None if getattr(node.targets[0], "id", None) == self.flag else node

    def generic_visit(self, node):
        """Anything else; a body that is left empty passes."""
        super().generic_visit(node)
        if getattr(node, "body", None) == []:
            node.body = [at(ast.Pass(), node)]
        return node
