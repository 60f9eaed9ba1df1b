"""Roles, references, citations and links as plain Markdown."""

import pytest
from weave.citations import read_citations, short_authors
from weave.labels import Target, read_labels
from weave.prose import Names, notebook_path, plain_text

NAMES = Names(
    {
        "ch-tape": Target("Section", "4", "The tape"),
        "lst-walk": Target("Listing", "4.1", "The walk"),
        "eq-chain": Target("Equation", "4.2", ""),
    },
    {"kingma2015adam": "Kingma and Ba, 2015", "harris2020numpy": "Harris et al., 2020"},
)


@pytest.mark.parametrize(
    ("source", "plain"),
    [
        ("{ref}`ch-tape`", "*The tape*"),
        ("{ref}`the walk <ch-tape>`", "the walk"),
        ("{numref}`lst-walk`", "Listing 4.1"),
        ("{numref}`chapter %s <ch-tape>`", "chapter 4"),
        ("{numref}`chapter {number} <ch-tape>`", "chapter 4"),
        ("{eq}`eq-chain`", "(4.2)"),
        ("{cite}`kingma2015adam,harris2020numpy`", "[Kingma and Ba, 2015; Harris et al., 2020]"),
        ("{cite:t}`kingma2015adam` say", "Kingma and Ba (2015) say"),
        ("{math}`x^2`", "$x^2$"),
        ("{func}`~tf.add`", "`tf.add`"),
        ("{index}`adjoints <adjoint>`", "adjoints"),
        ("{doc}`there </book/notation>`", "there"),
        ("[the tape](#ch-tape)", "the tape"),
        ("[](#ch-tape)", "*The tape*"),
        ("[site](https://example.org/a)", "[site](https://example.org/a)"),
        ("(ch-x)=\n% a comment\nText", "Text"),
        ("`code` and $x$", "`code` and $x$"),
        ("$$ x $$ (eq-chain)", "$$ x \\tag{4.2}$$"),
        ("$$\nx\n$$ (eq-chain)", "$$\nx \\tag{4.2}\n$$"),
    ],
)
def test_plain_text(source, plain):
    assert plain_text(source, NAMES) == plain


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{ref}`gone`", "the label 'gone' stands nowhere"),
        ("{cite}`gone2020`", "no entry 'gone2020'"),
        ("{sparkle}`x`", r"the role \{sparkle\} has no rule"),
    ],
)
def test_what_does_not_exist_is_named(source, message):
    with pytest.raises(LookupError, match=message):
        plain_text(source, NAMES)


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("02_tensors.md", "../ipynb/02_tensors.ipynb"),
        ("../exercises/04_tape.md#warm-up", "../../exercises/ipynb/04_tape.ipynb"),
        ("/book/_static/tower.svg", "../../book/_static/tower.svg"),
        ("picture.png", "../picture.png"),
    ],
)
def test_links_are_seen_from_the_notebook(target, path):
    assert notebook_path(target) == path


def test_labels_carry_the_numbers_of_the_book(bed):
    labels = read_labels(bed)
    assert labels["ch-tape"] == Target("Section", "4", "The tape")
    assert labels["sec-walk"] == Target("Section", "4.1", "The walk")
    assert labels["lst-walk"] == Target("Listing", "4.1", "The walk")
    assert labels["eq-chain"].number == "4.1"
    assert labels["fig-one"] == Target("Figure", "4.1", "A figure")
    assert labels["ex-tape"] == Target("Section", "4.2", "Exercises: the tape")
    assert labels["sec-names"] == Target("Section", "", "Names")


def test_authors_are_shortened():
    assert short_authors("Griewank, Andreas and Walther, Andrea") == "Griewank and Walther"
    assert short_authors("Wengert, R. E.") == "Wengert"


def test_citations_of_the_bed(bed):
    citations = read_citations((bed / "book/references.bib").read_text())
    assert citations == {"kingma2015adam": "Kingma and Ba, 2015", "harris2020numpy": "Harris et al., 2020"}


def test_every_entry_of_the_bibliography_has_authors_and_year(repository):
    text = (repository / "book/references.bib").read_text()
    assert len(read_citations(text)) == text.count("\n@") + 1
