"""What the last pages show: folds, links, figures."""

from pathlib import Path
from xml.etree import ElementTree

import appendix_directives as appendix
import benchmark_pages
import pytest
import source_pages
import tower
import tower_map
from public_symbols import Symbol
from tensorflow_symbols import Namespace

ROOT = Path(__file__).resolve().parents[2]


def well_formed(html):
    return ElementTree.fromstring(f"<div>{html}</div>")


def test_a_namespace_counts_and_says_why():
    space = Namespace("tf.x", ["a"], {"b": "is `slower` & > c"}, {("of a reason", "tf.d"): ["e", "f"]})
    html = appendix.tensorflow_html([space])
    text = "".join(well_formed(html).itertext())
    assert "2 of 4, 1 with listed differences" in text
    assert "is slower & > c" in text
    assert "Not there (of a reason): e, f. Nearest is tf.d." in text


def test_the_index_links_chapters_and_lines():
    html = appendix.index_html([Symbol("tf", "add", "minitf/ops/a.py", 7, chapters=["03_operations"])], depth=1)
    links = [link.get("href") for link in well_formed(html).iter("a")]
    assert links == ["../chapters/03_operations.html", "../source/minitf/ops/a.py.html#L-7"]


def test_a_difference_of_two_names_is_said_once():
    table = [Symbol(where, "add", "a.py", 7, "slower") for where in ("tf", "tf.math")]
    assert appendix.docstring_differences_html(table).count("slower") == 1


@pytest.mark.parametrize("kind", ["expressions", "rules", "signatures"])
def test_the_reasons_of_tests_are_well_formed(kind):
    assert len(list(well_formed(appendix.tested_differences_html(kind)).iter())) > 20


def test_figures_show_times_and_ratios():
    seconds = {"numpy": 2e-6, "minitf": 1e-6, "torch": 4e-3}
    rows = [
        {"row": "add", "seconds": seconds, "minitf_over": {"numpy": 0.5, "torch": 2.0}},
        {"row": "import", "library": "minitf", "seconds": 0.25, "megabytes": 42.0},
    ]
    html = benchmark_pages.benchmark_html({"machine": {"date": "2026-11-23"}, "rows": rows})
    text = [piece for piece in well_formed(html).itertext() if piece]
    assert {"2026-11-23", "1 µs", "4 ms", "0.50", "2.00", "250 ms", "42 MB"} <= set(text)
    assert "<b>0.50</b>" in html
    assert "TensorFlow" not in html
    assert "Where it is slower" not in html
    assert benchmark_pages.duration(1.5) == "1.5 s"


def test_figures_that_are_behind_have_their_reasons():
    rows = [
        {"row": title, "seconds": {"numpy": 1e-3, "minitf": 2e-3}, "minitf_over": {"numpy": 2.0}}
        for title in ("add, 4x4", "matmul, 4x4", "no such row")
    ]
    html = benchmark_pages.benchmark_html({"machine": {}, "rows": rows})
    assert "<dt>add, 4x4 · matmul, 4x4</dt>" in html
    assert "<dt>no such row</dt><dd>No reason is known.</dd>" in html


def test_a_source_page_has_a_target_for_each_line():
    html = source_pages.source_html("minitf/core/a.py", "x = 1\ny = 2\n")
    assert 'id="L-1"' in html
    assert 'id="L-2"' in html
    assert 'href="../../../index.html"' in html
    assert source_pages.page_of("minitf/core/a.py") == "source/minitf/core/a.py.html"
    assert "prefers-color-scheme:dark" in source_pages.looks()


def test_every_floor_of_the_map_has_its_words_and_its_chapters():
    html = tower_map.map_html(ROOT)
    for floor in range(len(tower.FLOORS)):
        assert f'href="#floor-{floor}"' in html
        assert f'id="floor-{floor}"' in html
    assert '<a href="../chapters/04_tape.html">4. The tape</a>' in html


def test_every_chapter_is_on_a_floor():
    on_floors = {number for numbers in tower.CHAPTERS.values() for number in numbers}
    assert set(tower_map.chapter_pages(ROOT)) - {0, 29} <= on_floors
