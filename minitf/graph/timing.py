"""A program with a clock on every line: how a profiler sees the ops inside of a function. Floor 4. Read `program.py`.

The text of a program is parsed again, and around each line in which something is computed stand two more:

    began = clock()
    matmul = MatMul(xp, x, w)
    ended("MatMul", "matmul", began, (matmul,), (x, w))

Lines keep their numbers, so that an error is still explained by the line that failed.
"""

from __future__ import annotations

import ast
import re

from .identifiers import identifier

CHAIN = re.compile(r"= in_blocks\(xp, (\w+),")
CLOCK, BEGAN, ENDED = "clock__", "began__", "ended__"  # no name that a program makes ends so
UPDATES = ("ReadVariableOp", "AssignVariableOp")  # they give no new memory


def timed(program, clock, ended):
    """The function of a Program, with a clock on every line.

    clock: a function that gives the time, in any unit.
    ended: a function that is told what came to an end: the op's name, that of its node, when it began, and a tuple of
        the arrays that it made, in memory of their own or of an input; last comes a tuple of the inputs.
    """
    labels = {line: (node.type, node.name, names) for line, (node, names) in program.nodes_by_line.items()}
    for line, text in enumerate(program.source.splitlines(), 1):
        if chain := CHAIN.search(text):
            labels[line] = "Chain", chain[1], []
    tree = ast.fix_missing_locations(Clocks(labels).visit(ast.parse(program.source)))
    namespace = {**program.namespace, CLOCK: clock, ENDED: ended}
    exec(compile(tree, program.filename, "exec"), namespace)
    return namespace[identifier(program.name)]


class Clocks(ast.NodeTransformer):
    """Puts the two lines around every statement that has a label.

    labels: line -> (op, name of the node, names of its inputs). Where the next line has the same, the node ends there.
    """

    def __init__(self, labels):
        self.labels = labels
        self.is_open = False

    def visit_Assign(self, statement):
        names = [name.id for name in ast.walk(statement.targets[0]) if isinstance(name, ast.Name)]
        return self._between(statement, [] if is_filled(statement.value) else names)

    def visit_Expr(self, statement):
        return self._between(statement, [])

    def _between(self, statement, made):
        label = self.labels.get(statement.lineno)
        if label is None:
            return statement
        lines = [statement]
        if not self.is_open:
            lines.insert(0, _at(statement, f"{BEGAN} = {CLOCK}()"))
        self.is_open = self.labels.get(statement.lineno + 1) == label
        if not self.is_open:
            op, node, inputs = label
            made, inputs = [] if op in UPDATES else made, [] if op in UPDATES else inputs
            lines.append(_at(statement, f"{ENDED}({op!r}, {node!r}, {BEGAN}, ({tupled(made)}), ({tupled(inputs)}))"))
        return lines


def is_filled(value) -> bool:
    """Whether what an expression gives lies in memory that was there: a buffer of the arena."""
    if isinstance(value, ast.Name):
        return True
    if isinstance(value, ast.Call) and len(value.args) > 2 and isinstance(value.args[2], ast.List):
        return all(isinstance(place, ast.Name) for place in value.args[2].elts)
    return isinstance(value, ast.Call) and any(keyword.arg == "out" for keyword in value.keywords)


def tupled(names) -> str:
    """The inside of a tuple."""
    return "".join(f"{name}, " for name in names)


def _at(statement, text):
    """A statement that counts as one of the same line."""
    [made] = ast.parse(text).body
    for node in ast.walk(made):
        ast.copy_location(node, statement)
    return made
