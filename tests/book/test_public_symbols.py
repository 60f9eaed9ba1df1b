"""Where public names are defined, what differs, and which chapters speak of them."""

import public_symbols
import pytest


@pytest.fixture(scope="module")
def table():
    return {f"{symbol.namespace}.{symbol.name}": symbol for symbol in public_symbols.symbols()}


def test_a_name_leads_to_its_line_and_its_chapter(table):
    tape = table["tf.GradientTape"]
    assert tape.place == "minitf/autodiff/tape.py"
    source = (public_symbols.ROOT / tape.place).read_text().splitlines()
    assert source[tape.line - 1].startswith("class GradientTape")
    assert "04_tape" in tape.chapters


def test_an_alias_has_the_chapters_of_the_name_it_stands_for(table):
    assert table["tf.math.add"].chapters == table["tf.add"].chapters != []


def test_values_have_no_line(table):
    assert (table["tf.float32"].place, table["tf.float32"].line) == ("", 0)


def test_most_functions_and_classes_have_a_line(table):
    placed = [symbol for symbol in table.values() if symbol.place and symbol.namespace != "tf.raw_ops"]
    assert sum(symbol.line > 0 for symbol in placed) > 0.95 * len(placed)


@pytest.mark.parametrize(("doc", "said"), [
    ("Adds.\n\nSource: tf.add. Differs: it is\n  slower.", "it is slower."),
    ("Adds.\n\nDiffers: a lot.\n\nRaises:\n  ValueError: never.", "a lot."),
    ("Adds.", ""),
    (None, ""),
])
def test_what_a_docstring_says_is_different(doc, said):
    assert public_symbols.differences_in(doc) == said


def test_the_reasons_of_the_tests_are_there():
    reasons = public_symbols.reasons_of_tests()
    assert "TensorFlow is of two minds" in reasons["expressions"]["tf.constant(1e40)"]
    assert reasons["rules"]
    assert reasons["signatures"]["meshgrid"] == "**kwargs, spelled out"
