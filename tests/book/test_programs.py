"""The programs of chapters 4 to 8 print with minitf what they printed with TensorFlow, and the pages quote that."""

import json

import pytest

import minitf as tf
from golden.programs import MORE_HERE, OWN_WORDS, PROGRAMS, QUOTED

CASES = [pytest.param(page, f, id=f"{page}-{f.__name__}") for page, functions in PROGRAMS.items() for f in functions]


@pytest.fixture(scope="module")
def golden(repository):
    return json.loads((repository / "tests" / "golden" / "programs.json").read_text())


@pytest.mark.parametrize(("page", "program"), CASES)
def test_minitf_prints_what_tensorflow_printed(page, program, golden):
    recorded, printed = golden[page][program.__name__], program(tf)
    if program in MORE_HERE:
        assert recorded.startswith("NotImplementedError: ")
        assert "Error" not in printed
        return
    if program in OWN_WORDS:
        recorded, printed = recorded.partition(":")[0], printed.partition(":")[0]
    assert printed == recorded


@pytest.mark.parametrize(("page", "program"), [case for case in CASES if case.values[1] in QUOTED])
def test_the_page_quotes_what_was_recorded(page, program, golden, repository):
    text = " ".join((repository / "chapters" / f"{page}.md").read_text().replace("\n> ", "\n").split())
    for line in golden[page][program.__name__].splitlines():
        assert " ".join(line.split()) in text
    assert f"TensorFlow {golden['tensorflow'].rpartition('.')[0]}" in text
