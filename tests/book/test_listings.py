"""Finding the source of an object by name or between marks."""

import re
from textwrap import dedent

import pytest
from weave.listings import read_listing

from minitf.course.exercises import all_exercises

WIDEST = 100  # columns that a page shows without scrolling (book/_static/minitf.css)
LITERALINCLUDE = re.compile(r"^```\{literalinclude\} (\S+)\n((?::.*\n)*)", re.MULTILINE)
OPTION = re.compile(r"^:([\w-]+): *(.*)$", re.MULTILINE)


def listing(bed, **options):
    directive_options = {key.replace("_", "-"): value for key, value in options.items()}
    return read_listing(bed, "/minitf/tape.py", directive_options)


def test_a_method_is_dedented_and_knows_its_place(bed):
    found = listing(bed, pyobject="Tape.gradient")
    assert found.code == 'def gradient(self, y):\n    """Walk backward."""\n    return y'
    assert found.place == "minitf/tape.py:9"


def test_decorators_belong_to_the_object(bed):
    found = listing(bed, pyobject="Tape.calls")
    assert found.code.startswith("@property\ndef calls")
    assert found.line == 5


def test_lines_between_marks(bed):
    found = listing(bed, start_after="[marks begin]", end_before="[marks end]")
    assert (found.code, found.line) == ("def watch(x):\n    return x", 15)


def test_marks_that_belong_to_the_listing(bed):
    found = listing(bed, start_at="def watch", end_at="return x")
    assert found.code == "def watch(x):\n    return x"


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"pyobject": "Tape.forward"}, "Tape.forward: nothing is called 'forward' there"),
        ({"pyobject": "tape"}, "nothing is called 'tape'"),
        ({"start_after": "[gone]"}, r"no line holds the mark '\[gone\]'"),
    ],
)
def test_what_does_not_exist_is_named(bed, options, message):
    with pytest.raises(LookupError, match=message):
        listing(bed, **options)


def test_a_missing_file_is_named(bed):
    with pytest.raises(LookupError, match=r"minitf/none.py: no such file"):
        read_listing(bed, "/minitf/none.py", {"pyobject": "x"})


def listings_of_the_book(repository):
    """(place, code) of every listing of the chapters and every stub of the exercises."""
    for page in sorted(repository.glob("chapters/*.md")):
        for target, options in LITERALINCLUDE.findall(page.read_text()):
            found = read_listing(repository, target, dict(OPTION.findall(options)))
            yield f"{page.name}: {found.place}", found.code
    for exercise in all_exercises(repository):
        yield f"the stub of {exercise.name}", dedent(exercise.stub())


def test_listed_lines_fit_a_page(repository):
    listings = list(listings_of_the_book(repository))
    assert len(listings) > 40
    wide = [(place, line) for place, code in listings for line in code.splitlines() if len(line) > WIDEST]
    assert wide == []
