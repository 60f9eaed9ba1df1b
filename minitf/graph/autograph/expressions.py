"""Calls, `and`, `or`, `not`, `a if c else b` and assertions become calls of operators. Floor 4. Next: `convert.py`.

    f(x)                  ->    ag.call(f)(x)
    a and b               ->    ag.and_(lambda: a, lambda: b)
    a if c else b         ->    ag.if_exp(c, lambda: a, lambda: b, 'c')

`ag.call(f)` is f rewritten in the same way, or f itself. Of what is known before to stay as it is, such as `tf.add`,
the call stays as well.
"""

from __future__ import annotations

import ast

from .scope import Scope
from .syntax import at, expression


class Expressions(ast.NodeTransformer):
    """Rewrites the expressions of one function.

    ag: what the operators are called in it.   missing: the names that may have no value.
    stays: says of the function of a call, as a syntax tree, whether it stays as it is.
    first: the name of the function's first parameter, for `super()`.
    """

    def __init__(self, ag, missing, stays, first):
        self.ag, self.missing, self.stays, self.first = ag, missing, stays, first

    def operator(self, name, node, *arguments):
        """The tree of `ag.name(...)`, in place of `node`."""
        return at(ast.Call(expression(f"{self.ag}.{name}"), list(arguments), []), node)

    def later(self, node):
        """`lambda: node`"""
        made = expression("lambda: None")
        made.body = node
        return made

    def visit_FunctionDef(self, node):
        """A function of the user's inside this one was rewritten by itself; those that stand for blocks were not."""
        return node if getattr(node, "rewritten", False) else self.generic_visit(node)

    def visit_AsyncFunctionDef(self, node):
        """It stays."""
        return node

    visit_ClassDef = visit_AsyncFunctionDef

    def visit_Call(self, node):
        """A call."""
        self.generic_visit(node)
        function = node.func
        root = function
        while isinstance(root, ast.Attribute):
            root = root.value
        if isinstance(function, ast.Name) and function.id == "super":  # Python would look for the method itself
            node.args = node.args or [at(expression("__class__"), node), at(expression(self.first or "self"), node)]
            return node
        if getattr(root, "ours", False) or self.stays(function):
            return node
        node.func = self.operator("call", function, function)
        return node

    def visit_Name(self, node):
        """A name that may have no value is looked at before it is used."""
        if node.id in self.missing and isinstance(node.ctx, ast.Load) and not getattr(node, "ours", False):
            return self.operator("defined", node, node)
        return node

    def visit_BoolOp(self, node):
        """`and`, `or`"""
        self.generic_visit(node)
        if Scope(node).written:
            return node
        name = "and_" if isinstance(node.op, ast.And) else "or_"
        return self.operator(name, node, *map(self.later, node.values))

    def visit_UnaryOp(self, node):
        """`not`"""
        self.generic_visit(node)
        return self.operator("not_", node, node.operand) if isinstance(node.op, ast.Not) else node

    def visit_IfExp(self, node):
        """`a if c else b`"""
        text = ast.Constant(ast.unparse(node.test))
        self.generic_visit(node)
        if Scope(node.body, node.orelse).written:
            return node
        return self.operator("if_exp", node, node.test, self.later(node.body), self.later(node.orelse), text)

    def visit_Compare(self, node):
        """`a < b < c` is two comparisons, where b is a name or a constant."""
        self.generic_visit(node)
        middle = node.comparators[:-1]
        if not middle or not all(isinstance(m, (ast.Name, ast.Constant)) for m in middle):
            return node
        values = [node.left, *node.comparators]
        pairs = [at(ast.Compare(a, [op], [b]), node) for a, op, b in zip(values, node.ops, values[1:])]
        return self.operator("and_", node, *map(self.later, pairs))

    def visit_Assert(self, node):
        """`assert c, message`"""
        self.generic_visit(node)
        message = node.msg or at(ast.Constant(""), node)
        return at(ast.Expr(self.operator("assert_stmt", node, node.test, self.later(message))), node)
