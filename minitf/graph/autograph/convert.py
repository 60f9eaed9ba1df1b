"""From a function to one whose branches and loops are operators. Floor 4. Read next: `source.py`, `if_stmt.py`.

    def f(x):
        if x > 0:
            x = x * x
        return x

becomes

    def f(x):
        def if_body(x=x):
            x = x * x
            return x
        def else_body():
            return x
        x = ag.if_stmt(x > 0, if_body, else_body, ('x',))
        return x

The new function keeps the old one's globals, defaults and the very variables around it (its closure), and the line
numbers of its file.
"""

from __future__ import annotations

import ast
import builtins
import types

from .expressions import Expressions
from .jumps import without_jumps
from .kept import is_kept_builtin, is_kept_module
from .scope import FreshNames, Scope, is_generator, parameters_of
from .source import syntax_tree
from .statements import Statements
from .syntax import at, statement

ag = types.SimpleNamespace()  # the operators, as the new functions see them; filled in by `ag.py`
codes: dict = {}  # (code, file, module) of a function -> (the code of the rewritten one, what it calls `ag`)
rewritten_codes: dict = {}  # a rewritten code, or one inside it -> (the rewritten code, what messages call it)


def convert(function, recursive=True):
    """`function` with operators for its branches and loops.

    recursive: whether the functions that it calls are rewritten too, when they are called.

    Raises: ValueError where its source is not available, or it is a generator.
    """
    code = function.__code__
    if code in rewritten_codes:
        return function
    key = (code, code.co_filename, function.__globals__.get("__name__"), recursive)
    if key not in codes:
        codes[key] = compiled(rewritten(function, recursive), function)
        remember(codes[key][0], codes[key][0], function.__name__, names_inside(code))
    new, name = codes[key]
    cells = dict(zip(code.co_freevars, function.__closure__ or ()))
    cells[name] = types.CellType(ag)
    made = types.FunctionType(new, function.__globals__, function.__name__, function.__defaults__,
                              tuple(cells[free] for free in new.co_freevars))
    made.__kwdefaults__ = function.__kwdefaults__
    made.__qualname__, made.__doc__, made.__module__ = function.__qualname__, function.__doc__, function.__module__
    made.__dict__.update(function.__dict__)
    return made


def remember(code, root, name, names):
    """Keep in mind that a code, and those inside it, need no rewriting, and whose they are.

    root: the code of the whole function.   name: the user's name for this code; a block has that of its function.
    names: of the functions that the user defined inside.
    """
    rewritten_codes[code] = root, name
    for inner in codes_inside(code):
        remember(inner, root, inner.co_name if inner.co_name in names else name, names)


def names_inside(code) -> set:
    """The names of the functions that are defined in a code, however deep."""
    inside = codes_inside(code)
    return {c.co_name for c in inside if not c.co_name.startswith("<")}.union(*map(names_inside, inside))


def codes_inside(code) -> list:
    """The codes of the functions that are defined right in a code."""
    return [constant for constant in code.co_consts if isinstance(constant, types.CodeType)]


def rewritten(function, recursive=True):
    """(the FunctionDef or Lambda of the new function, the name that `ag` has in it)."""
    tree = syntax_tree(function)
    if is_generator(tree):
        raise ValueError("generators are not supported")
    fresh = FreshNames(tree)
    known = Known(function) if recursive else None
    if isinstance(tree, ast.Lambda):
        tree.body = Expressions(fresh.like("ag"), set(), stays(known, tree), None).visit(tree.body)
        return tree, fresh.like("ag")
    tree.decorator_list = []
    Mangle(names_of(function.__code__)).visit(tree)
    return definition(tree, fresh, known), fresh.like("ag")


def definition(tree, fresh, known):
    """A FunctionDef, rewritten; those inside it first."""
    tree.rewritten = True
    if is_generator(tree):
        return tree
    body, result = without_jumps(tree.body, fresh)
    scope = Scope(*body)
    parameters = parameters_of(tree.args)
    flow = Statements(fresh, scope, result, lambda inner: definition(inner, fresh, known))
    body = flow.function_body(body, parameters, {*scope.declared, *free_names(scope, parameters)})
    expressions = Expressions(flow.ag, flow.missing, stays(known, tree), parameters[0] if parameters else None)
    tree.body = [expressions.visit(s) for s in body]
    return tree


def free_names(scope, parameters) -> set:
    """The names that a function only reads: they are somebody else's, and not its own to miss."""
    return {*scope.read} - {*scope.written} - {*parameters}


def stays(known, tree):
    """Says of a call's function whether it is called as it is."""
    local = {*Scope(tree).written, *parameters_of(tree.args), *Scope(*body_of(tree)).written}
    return lambda function: known is None or known.stays(function, local)


def body_of(tree) -> list:
    """The statements of a function, or the expression of a lambda."""
    return tree.body if isinstance(tree.body, list) else [tree.body]


class Known:
    """What is known of names before a function runs: modules and builtins."""

    def __init__(self, function):
        self.globals = function.__globals__
        self.closure = {*function.__code__.co_freevars}

    def stays(self, function, local) -> bool:
        """Whether the function of a call surely stays as it is: `tf.add`, `np.sum`, `isinstance`."""
        path = []
        while isinstance(function, ast.Attribute):
            path.append(function.attr)
            function = function.value
        if not isinstance(function, ast.Name) or function.id in local or function.id in self.closure:
            return False
        if function.id in self.globals:
            value = self.globals[function.id]
            return bool(path) and isinstance(value, types.ModuleType) and is_kept_module(value.__name__)
        return not path and is_kept_builtin(getattr(builtins, function.id, None))


class Mangle(ast.NodeTransformer):
    """Attributes such as `self.__x`, which Python renames inside a class: as it did in the original's code."""

    def __init__(self, names):
        self.names = names

    def visit_Attribute(self, node):
        """`self.__x`"""
        self.generic_visit(node)
        if node.attr.startswith("__") and not node.attr.endswith("__"):
            renamed = [name for name in self.names if name.startswith("_") and name.endswith(node.attr)]
            node.attr = min(renamed, key=len, default=node.attr)
        return node


def names_of(code) -> set:
    """The names of attributes and globals that a code speaks of, and those inside it."""
    return {*code.co_names}.union(*map(names_of, codes_inside(code)))


def compiled(tree_and_name, function):
    """(the code of the rewritten function, the name of `ag`).

    It is compiled inside another function, whose parameters are the variables around the original.
    """
    tree, name = tree_and_name
    code = function.__code__
    without_defaults(tree)
    maker = statement(f"def maker({', '.join(dict.fromkeys([name, *code.co_freevars]))}): pass")
    maker.body = [tree] if isinstance(tree, ast.FunctionDef) else [at(ast.Expr(tree), tree)]
    if isinstance(tree, ast.FunctionDef) and tree.name not in code.co_freevars:
        maker.body.insert(0, statement(f"global {tree.name}"))  # a function that calls itself finds it there
    module = ast.fix_missing_locations(ast.Module([at(maker, tree)], []))
    flags = code.co_flags & annotations.compiler_flag  # whether the file postpones annotations
    inner = code_inside(compile(module, code.co_filename, "exec", flags, dont_inherit=True), "maker")
    return code_inside(inner, code.co_name), name


def code_inside(code, name):
    """The code of the function `name` that is defined in `code`."""
    return next(inner for inner in codes_inside(code) if inner.co_name == name)


def without_defaults(tree):
    """Take away what was computed when the original was made: default values and annotations."""
    args = tree.args
    args.defaults = [at(ast.Constant(None), tree) for _ in args.defaults]
    args.kw_defaults = [None if d is None else at(ast.Constant(None), tree) for d in args.kw_defaults]
    for a in (*args.posonlyargs, *args.args, args.vararg, *args.kwonlyargs, args.kwarg):
        if a is not None:
            a.annotation = None
    tree.returns = None
