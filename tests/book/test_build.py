"""A small book built with the extension: numbers, places, stubs and the index stand on the pages."""

import re
from types import SimpleNamespace

import pytest

CONFIGURATION = """
extensions = ["myst_nb", "chapter_numbers", "fresh_outputs", "index_entry", "listing_place", "stub_directive"]
myst_enable_extensions = ["dollarmath"]
nb_execution_mode = "off"
numfig = True
numfig_format = {"code-block": "Listing %s"}
exclude_patterns = ["_build", "book"]
suppress_warnings = ["ref.cite", "myst.role_unknown", "myst.xref_missing"]
"""

INDEX = """# Book

```{toctree}
:numbered:

chapters/04_tape
exercises/04_tape
```
"""

TAPE = """(ch-tape)=
# The tape

See {numref}`lst-walk`.

```{literalinclude} /minitf/tape.py
:pyobject: Tape.gradient
:caption: The walk
:name: lst-walk
```
"""


@pytest.fixture
def built(bed, monkeypatch):
    """The bed's folder of pages, built by Sphinx in this process; `walk` is its only exercise."""
    exercises = pytest.importorskip("minitf.course.exercises")
    application = pytest.importorskip("sphinx.application")
    (bed / "conf.py").write_text(CONFIGURATION)
    (bed / "index.md").write_text(INDEX)
    (bed / "chapters/04_tape.md").write_text(TAPE)

    def find(name):
        if name != "walk":
            raise LookupError(f"{name}: no such exercise")
        text = "def walk(tape):\n    raise NotImplementedError"
        return SimpleNamespace(points=2, level="easy", minutes=15, stub=lambda: text)

    monkeypatch.setattr(exercises, "find", find)

    def build():
        out = bed / "_build/html"
        sphinx = application.Sphinx(bed, bed, out, bed / "_build/trees", "html", status=None, warning=None)
        sphinx.build()
        return {name: (out / name).read_text() for name in PAGES}

    return build


PAGES = ("index.html", "chapters/04_tape.html", "exercises/04_tape.html")


def without_marks(html):
    return re.sub(r"<[^>]+>", "", html)


def words(html):
    """The text of a page without its marks, on one line."""
    return re.sub(r"\s+", " ", without_marks(html))


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_pages_of_a_small_book(built, bed):
    pages = built()
    chapter, exercises = words(pages["chapters/04_tape.html"]), words(pages["exercises/04_tape.html"])
    assert "4. The tape" in chapter, "the number is that of the file"
    assert "See Listing 4.1." in chapter
    assert "The walk · minitf/tape.py" in chapter
    assert '<span class="k">def</span>' in pages["chapters/04_tape.html"], "the listing is coloured"
    assert "\ndef gradient(self, y):" in without_marks(pages["chapters/04_tape.html"]), "and starts at the left"
    assert "walk · easy · 2 points · about 15 minutes" in exercises
    assert "raise NotImplementedError" in exercises
    assert "Then run check(&quot;walk&quot;) in the notebook." in exercises
    assert 'href="genindex.html">Index</a>' in pages["index.html"]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_changed_library_reads_every_page_again(built, bed):
    built()
    module = bed / "minitf/tape.py"
    old = (bed / "_build/trees/exercises/04_tape.doctree").stat().st_mtime_ns
    module.write_text(module.read_text() + "\n# another library\n")
    built()
    assert (bed / "_build/trees/exercises/04_tape.doctree").stat().st_mtime_ns > old
