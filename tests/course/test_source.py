"""Definitions taken out of source text and put into it."""

import ast

import pytest

from course.small_course import LIBRARY
from minitf.course.source import NoDefinition, definition, indented, lines_of, locate, renamed, splice, stub


def test_definition_keeps_decorators_and_comments():
    text = definition(LIBRARY, "area")
    assert text.startswith("@register\ndef area(\n    radius: float,  # in metres\n")
    assert "# why" in text
    assert text.endswith("return math.pi * radius * radius\n")


def test_a_method_is_moved_to_the_margin_and_renamed():
    text = definition(LIBRARY, "Line.at", name="line_at")
    assert text == 'def line_at(self, x):\n    """The value at x."""\n    return self.slope * x\n'


def test_an_unknown_target_is_named():
    with pytest.raises(NoDefinition, match=r"Line\.nowhere"):
        locate(LIBRARY, "Line.nowhere")


def test_the_last_of_two_definitions_counts():
    assert locate("def f(): return 1\ndef f(): return 2\n", "f").lineno == 2


def test_stub_shows_all_but_the_body():
    assert stub(definition(LIBRARY, "area")) == (
        "@register\ndef area(\n    radius: float,  # in metres\n) -> float:\n"
        '    """The area of a circle.\n\n    >>> area(0)\n    0.0\n    """\n    raise NotImplementedError\n'
    )


def test_stub_of_a_definition_on_one_line():
    assert stub("def infer(x, axis={1: 2}): return x\n") == (
        "def infer(x, axis={1: 2}):\n    raise NotImplementedError\n"
    )


def test_stub_of_a_class_keeps_its_attributes_and_stubs_its_methods():
    text = 'class Tanh(Op):\n    """y = tanh(x)."""\n    arity = 1\n\n    @staticmethod\n    def infer(x): return x\n'
    assert stub(text) == (
        'class Tanh(Op):\n    """y = tanh(x)."""\n    arity = 1\n\n    @staticmethod\n    def infer(x):\n'
        "        raise NotImplementedError\n"
    )


def test_splice_changes_nothing_else():
    text = splice(LIBRARY, "Line.at", "def whatever(self, x):\n    return 0\n")
    before, after = LIBRARY.split(
        '    def at(self, x):\n        """The value at x."""\n        return self.slope * x\n'
    )
    assert text == before + "    def at(self, x):\n        return 0\n" + after


def test_splice_replaces_the_decorators_too():
    assert "@register" not in splice(LIBRARY, "area", "def area(radius): return 0\n")


def test_splicing_a_definition_back_changes_nothing():
    for target in ("area", "Line", "Line.at", "Line.text"):
        assert ast.dump(ast.parse(splice(LIBRARY, target, definition(LIBRARY, target)))) == ast.dump(ast.parse(LIBRARY))


def test_helpers_stand_before_the_class():
    text = splice(LIBRARY, "Line.at", "def at(self, x):\n    return TWO\n", helpers="TWO = 2\n")
    assert text.index("TWO = 2") < text.index("class Line")
    ast.parse(text)


def test_lines_of_counts_the_decorators():
    lines = LIBRARY.splitlines()
    assert lines[lines_of(LIBRARY, "area").start - 1] == "@register"


def test_renamed_reaches_recursive_calls_but_not_text():
    text = 'def f(n):\n    """f of n"""\n    return n.f + f(n - 1)  # f\n'
    assert renamed(text, "f", "g") == 'def g(n):\n    """f of n"""\n    return n.f + g(n - 1)  # f\n'


def test_indented_leaves_the_inside_of_strings_alone():
    text = 'def f():\n    """Doc.\n\n    More."""\n    return """a\n  b"""\n'
    assert indented(text, 2) == '  def f():\n      """Doc.\n\n      More."""\n      return """a\n  b"""\n'
