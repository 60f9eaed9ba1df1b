"""Which names a piece of code reads and writes. Floor 4. Read next: `liveness.py`."""

from __future__ import annotations

import ast

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Scope(ast.NodeVisitor):
    """What some statements or expressions do to names, in the order in which they stand.

    read, written: the names of this function. Dicts without values, which are sets that keep their order.
    inner: the names that functions inside read, whenever they are called.
    declared: what `global` and `nonlocal` name: name -> which of the two.
    places: 'self.x' and 'd["key"]' that are written: text -> syntax tree.
    """

    def __init__(self, *nodes):
        self.read: dict = {}
        self.written: dict = {}
        self.inner: dict = {}
        self.declared: dict = {}
        self.places: dict = {}
        for node in nodes:
            self.visit(node)

    def visit_Name(self, node):
        """A name by itself."""
        (self.read if isinstance(node.ctx, ast.Load) else self.written)[node.id] = None

    def visit_AugAssign(self, node):
        """`y += 1` reads y, too."""
        if isinstance(node.target, ast.Name):
            self.read[node.target.id] = None
        self.generic_visit(node)

    def visit_AnnAssign(self, node):
        """`y: int = 1`; without a value it does nothing."""
        if node.value is not None:
            self.visit(node.value)
            self.visit(node.target)

    def visit_Attribute(self, node):
        """`self.x = ...` writes a place."""
        if isinstance(node.ctx, ast.Store) and is_place(node):
            self.places[ast.unparse(node)] = node
        self.generic_visit(node)

    visit_Subscript = visit_Attribute

    def visit_For(self, node):
        """A loop, with the test that `jumps.py` may have given it."""
        self.generic_visit(node)
        if hasattr(node, "go_on"):
            self.visit(node.go_on)

    def visit_FunctionDef(self, node):
        """A function inside: its name is written, and what it does not bind itself is read, now or later."""
        self.written[node.name] = None
        for part in (*node.decorator_list, *defaults_of(node.args)):
            self.visit(part)
        self._function(node.args, node.body)

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_Lambda(self, node):
        """A function without a name."""
        for part in defaults_of(node.args):
            self.visit(part)
        self._function(node.args, [node.body])

    def _function(self, args, body):
        inside = Scope(*body)
        bound = {*inside.written, *parameters_of(args)} - inside.declared.keys()
        free = {name: None for name in (*inside.read, *inside.inner, *inside.declared) if name not in bound}
        self.read.update(free)
        self.inner.update(free)

    def visit_ListComp(self, node):
        """A comprehension binds its own names."""
        inside = Scope()
        inside.generic_visit(node)
        bound = {name for part in node.generators for name in Scope(part.target).written}
        self.read.update((name, None) for name in inside.read if name not in bound)
        self.inner.update((name, None) for name in inside.inner if name not in bound)
        self.written.update((name, None) for name in inside.written if name not in bound)  # by `:=`

    visit_SetComp = visit_DictComp = visit_GeneratorExp = visit_ListComp

    def visit_ClassDef(self, node):
        """A class inside: it reads what it reads, and writes its own name."""
        inside = Scope(*node.bases, *node.keywords, *node.decorator_list, *node.body)
        self.read.update(inside.read)
        self.inner.update({**inside.inner, **inside.read})
        self.written[node.name] = None

    def visit_Global(self, node):
        """`global x`, `nonlocal x`."""
        self.declared.update((name, type(node)) for name in node.names)

    visit_Nonlocal = visit_Global

    def visit_alias(self, node):
        """`import a.b as c`."""
        self.written[node.asname or node.name.partition(".")[0]] = None

    def visit_ExceptHandler(self, node):
        """`except E as name`."""
        self._bind(node.name, node)

    def visit_MatchAs(self, node):
        """`case pattern as name`."""
        self._bind(node.name, node)

    visit_MatchStar = visit_MatchAs

    def visit_MatchMapping(self, node):
        """`case {**rest}`."""
        self._bind(node.rest, node)

    def _bind(self, name, node):
        if name is not None:
            self.written[name] = None
        self.generic_visit(node)


def is_place(node) -> bool:
    """Whether a target names one place whatever happens around it: names and constants alone lead to it."""
    if isinstance(node, ast.Attribute):
        return isinstance(node.value, ast.Name) or is_place(node.value)
    if isinstance(node, ast.Subscript):
        constant = isinstance(node.slice, ast.Constant)
        return constant and (isinstance(node.value, ast.Name) or is_place(node.value))
    return False


def parameters_of(args) -> list:
    """The names of a function's parameters."""
    every = [*args.posonlyargs, *args.args, args.vararg, *args.kwonlyargs, args.kwarg]
    return [a.arg for a in every if a is not None]


def defaults_of(args) -> list:
    """The expressions of its default values."""
    return [d for d in (*args.defaults, *args.kw_defaults) if d is not None]


def is_generator(node) -> bool:
    """Whether a function yields; what functions inside it do does not count."""
    waiting = list(node.body) if isinstance(node.body, list) else [node.body]
    while waiting:
        part = waiting.pop()
        if isinstance(part, (ast.Yield, ast.YieldFrom, ast.Await)):
            return True
        if not isinstance(part, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)):
            waiting.extend(ast.iter_child_nodes(part))
    return False


class FreshNames:
    """Names that the user's function does not use."""

    def __init__(self, tree):
        self.taken = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        self.taken |= {node.arg for node in ast.walk(tree) if isinstance(node, ast.arg)}
        self.taken |= {node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef))}

    def __call__(self, wanted):
        """`wanted`, or `wanted_1`, ...: a new one at every call."""
        name = self.like(wanted)
        self.taken.add(name)
        return name

    def like(self, wanted):
        """The same, but it may be given again: for what is used right where it is made."""
        name, number = wanted, 0
        while name in self.taken:
            number += 1
            name = f"{wanted}_{number}"
        return name
