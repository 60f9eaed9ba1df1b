"""Blocks without jumps: also what chapter 8's exercise `lowered_block` is graded by."""

import ast

import pytest

from minitf.graph.autograph.jumps import JUMPS, Lowering, without_jumps
from minitf.graph.autograph.scope import FreshNames


def both(text):
    """The function of the text, the same without jumps, and the text of that."""
    functions = []
    for lower in (False, True):
        tree = ast.parse(text).body[0]
        if lower:
            tree.body = without_jumps(tree.body, FreshNames(tree))[0]
            left = [node for node in ast.walk(tree) if isinstance(node, JUMPS)]
            assert left in ([], [tree.body[-1]]), "a jump is left"
            text = ast.unparse(tree)
            ask_before_every_item(tree)
        scope = {}
        exec(compile(ast.fix_missing_locations(ast.Module([tree], [])), "<text>", "exec"), scope)
        functions.append(scope["f"])
    return *functions, text


def ask_before_every_item(tree):
    """Let Python do what `ag.for_stmt` does with the condition of a `for`."""
    for node in ast.walk(tree):
        if hasattr(node, "go_on"):
            node.body.append(ast.If(ast.UnaryOp(ast.Not(), node.go_on), [ast.Break()], []))


def assert_same(text, *inputs):
    original, lowered, _ = both(text)
    for x in inputs:
        assert lowered(x) == original(x), f"f({x!r})"


def test_a_block_without_jumps_stays_as_it_is():
    tree = ast.parse("y = x + 1\nif y > 2:\n    y = 0\nz = y")
    block = Lowering(FreshNames(tree)).block(list(tree.body))
    assert [ast.unparse(s) for s in block] == [ast.unparse(s) for s in tree.body]


def test_what_follows_a_jump_is_gone():
    original, lowered, text = both("""def f(xs):
    total = 0
    for x in xs:
        total += x
        break
        total = -1
    return total""")
    assert lowered([5, 6]) == original([5, 6]) == 5
    assert "-1" not in text


def test_what_follows_an_if_moves_into_the_other_branch():
    _, lowered, text = both("""def f(x):
    if x > 3:
        return 1
    y = x * 2
    return y""")
    assert text == """def f(x):
    if x > 3:
        result = 1
    else:
        y = x * 2
        result = y
    return result"""
    assert (lowered(4), lowered(2)) == (1, 4)


def test_what_follows_an_if_that_jumps_in_its_else():
    original, lowered, text = both("""def f(xs):
    seen = []
    for x in xs:
        if x > 0:
            seen.append(x)
        else:
            continue
        seen.append(-x)
    return seen""")
    assert lowered([1, 0, 2]) == original([1, 0, 2]) == [1, -1, 2, -2]
    assert "continued" not in text


NESTED = """def f(xs):
    seen = []
    for x in xs:
        if x > 0:
            seen.append('positive')
            if x > 5:
                break
        seen.append(x)
    return seen"""


def test_what_may_be_jumped_over_is_guarded():
    assert_same(NESTED, [], [1, 2], [1, 9, 2], [-1, 9], [9])


def test_all_that_follows_is_guarded():
    assert_same("""def f(xs):
    seen = []
    for x in xs:
        if x > 0:
            if x > 5:
                continue
            seen.append('small')
        seen.append('a')
        seen.append('b')
        seen.append('c')
    return seen""", [1], [9], [-1, 9, 3])


def test_what_is_guarded_may_jump_again():
    assert_same("""def f(xs):
    seen = []
    for x in xs:
        if x > 0:
            if x > 5:
                continue
            seen.append('small')
        seen.append(x)
        if x == -1:
            break
        seen.append('end')
    return seen""", [1, 9, -1, 2], [-2, -1], [9, 9, 3])


@pytest.mark.parametrize("x", [0, 1, 2, 7, 20])
def test_a_return_in_the_middle_of_loops(x):
    assert_same("""def f(n):
    for i in range(10):
        for j in range(10):
            if i * j > n:
                return i, j
            if j > i:
                break
        if i > 8:
            return 'far'
    return None""", x)
