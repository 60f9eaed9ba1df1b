"""Without break, continue and return a function does what it did."""

import ast
import itertools

import pytest

from minitf.graph.autograph.jumps import always_jumps, jumps_out, without_jumps
from minitf.graph.autograph.scope import FreshNames

FUNCTIONS = """
def early(a, b):
    if a: return 1
    if b: return 2
    return 3

def partial(a, b):
    if a:
        if b: return 1
        a = 2
    return a

def silent(a, b):
    if a: return b

def stops(a, b):
    s = 0
    for i in range(6):
        if i == a: continue
        if i > b: break
        s += i
    else:
        s += 100
    return s

def nested(a, b):
    s = 0
    while s < 50:
        s += 1
        for j in range(4):
            if j == a:
                if s == b: return s, j
                break
            if j == b: continue
            s += j
        else:
            s += 10
            if a > 4: break
    else:
        s += 1000
    return s

def held(a, b):
    try:
        for i in range(3):
            try:
                if i == a: continue
                if i == b: return i
            finally:
                a += 1
    except ValueError:
        return 0
    return a

def walrus(a, b):
    s = 0
    while (n := s + a) < 8:
        if n == b: break
        s += 2
        if a < 0: return n
    return s, n

def bare(a, b, log):
    log.append(1)
    if a: return
    log.append(2)
    for i in range(b):
        if i: return
        log.append(3)
    log.append(4)
"""
TREES = {node.name: node for node in ast.parse(FUNCTIONS).body}


def compiled(tree):
    scope = {}
    exec(compile(ast.fix_missing_locations(ast.Module([tree], [])), "<test>", "exec"), scope)
    return scope[tree.name]


class GoOn(ast.NodeTransformer):
    """Gives a `for` its test as Python can say it."""

    def visit_For(self, node):
        self.generic_visit(node)
        if hasattr(node, "go_on"):
            node.body.append(ast.If(ast.UnaryOp(ast.Not(), node.go_on), [ast.Break()], []))
        return node


def rewritten(name):
    tree = ast.parse(FUNCTIONS).body[[*TREES].index(name)]
    tree.body = without_jumps(tree.body, FreshNames(tree))[0]
    kinds = {type(part) for part in ast.walk(tree)}
    assert not kinds & {ast.Break, ast.Continue}
    assert sum(isinstance(part, ast.Return) for part in ast.walk(tree)) <= 1
    return compiled(ast.fix_missing_locations(GoOn().visit(tree)))


@pytest.mark.parametrize("name", TREES)
def test_the_same_results(name):
    before, after = compiled(TREES[name]), rewritten(name)
    for a, b in itertools.product(range(-1, 6), repeat=2):
        if name == "bare":
            logs = [], []
            assert before(a, b, logs[0]) is after(a, b, logs[1]) is None
            assert logs[0] == logs[1]
        else:
            assert after(a, b) == before(a, b), (a, b)


def test_a_function_with_one_return_at_its_end_stays():
    body = ast.parse("def f(x):\n  y = x\n  return y").body[0].body
    assert without_jumps(body, None) == (body, None)


def test_what_may_leave_a_statement():
    loop = ast.parse("for i in x:\n  if a: break\n  if b: return\nelse:\n  pass").body[0]
    assert jumps_out(loop) == {ast.Return}
    assert jumps_out(loop.body[0]) == {ast.Break}


def test_always_jumps():
    assert always_jumps(ast.parse("def f():\n  if a: return 1\n  else: raise E").body[0].body)
    assert not always_jumps(ast.parse("def f():\n  if a: return 1").body[0].body)
