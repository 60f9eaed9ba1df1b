"""What branches and loops become, as text."""

import ast
import textwrap

from minitf.graph.autograph.scope import FreshNames, Scope
from minitf.graph.autograph.statements import Statements


def rewritten(text):
    tree = ast.parse(textwrap.dedent(text)).body[0]
    scope = Scope(*tree.body)
    flow = Statements(FreshNames(tree), scope, None, lambda inner: inner)
    parameters = [a.arg for a in tree.args.args]
    known = {*scope.declared, *scope.read} - {*scope.written}
    tree.body = flow.function_body(tree.body, parameters, known)
    return ast.unparse(ast.fix_missing_locations(tree)).replace("\n\n", "\n")


def test_a_branch_takes_what_it_changes_and_returns_what_is_needed():
    assert rewritten("""
        def f(x):
            if x > 0:
                t = x
                x = t * x
            return x
        """) == textwrap.dedent("""\
        def f(x):
            def if_body(x=x):
                t = x
                x = t * x
                return x
            def else_body():
                return x
            x = ag.if_stmt(x > 0, if_body, else_body, ('x',))
            return x""")


def test_a_loop_carries_what_the_next_round_needs():
    assert rewritten("""
        def f(x):
            n = 0
            while x > 1:
                half = x / 2
                x, n = half, n + 1
            return n
        """) == textwrap.dedent("""\
        def f(x):
            n = 0
            def loop_test(x, n):
                return x > 1
            def loop_body(x, n):
                half = x / 2
                x, n = (half, n + 1)
                return (x, n)
            x, n = ag.while_stmt(loop_test, loop_body, (x, n), ('x', 'n'))
            return n""")


def test_the_item_of_a_loop_is_a_parameter():
    text = rewritten("""
        def f(xs):
            for a, b in xs:
                tf.autograph.experimental.set_loop_options(maximum_iterations=3)
                g(a)
        """)
    assert "def loop_body(item):\n        a, b = item\n        g(a)" in text
    assert "ag.for_stmt(xs, loop_body, (), (), options={'maximum_iterations': 3})" in text


def test_names_that_may_be_missing_get_a_marker():
    text = rewritten("""
        def f(x):
            '''Says what it does.'''
            for i in x:
                y = i
            return y
        """)
    assert text.splitlines()[2] == "    y = ag.Undefined('y')"


def test_places_are_named_unless_their_owner_changes():
    text = rewritten("""
        def f(self, d, n):
            if n:
                self.x = 1
                d['k'] = 2
                o = n
                o.y = 3
        """)
    assert "places=[ag.attribute(self, 'x', 'self.x'), ag.item(d, 'k', \"d['k']\")]" in text


def test_declarations_are_repeated():
    text = rewritten("""
        def f(x):
            nonlocal n
            if x:
                n = 1
        """)
    assert "def if_body():\n        nonlocal n\n        n = 1" in text
