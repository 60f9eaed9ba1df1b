"""Directives for the last pages, which are made while the book is built: nothing of them is kept in a file.

    {tensorflow-symbols}    every public name of TensorFlow, a fold for each namespace
    {symbol-index}          every public name of minitf, with its chapters and its source
    {docstring-differences} what docstrings list after `Differs:`
    {tested-differences}    the reasons that the comparing tests know, of one kind: expressions, rules or signatures
    {benchmarks}            the recorded figures of `minitf bench --all`

Tables of thousands of rows are written as HTML at once: as nodes they would take minutes.
"""

import json
import posixpath
import re
from html import escape
from itertools import groupby
from pathlib import Path

from benchmark_pages import benchmark_html
from docutils import nodes
from public_symbols import ROOT, reasons_of_tests, symbols
from source_pages import page_of
from sphinx.util.docutils import SphinxDirective
from tensorflow_symbols import standing

FIGURES = ROOT / "book" / "benchmarks.json"


def code(text):
    return f"<code>{escape(text)}</code>"


def prose(text):
    """A sentence of a docstring as HTML: `names` become code."""
    return re.sub(r"`+([^`]+)`+", lambda match: f"<code>{match[1]}</code>", escape(text, quote=False))


def fold(title, note, body):
    """A part of the page that opens when its title is chosen."""
    note = f' <span class="fold-note">{escape(note)}</span>'
    return f'<details class="fold" id="{escape(title)}"><summary><b>{escape(title)}</b>{note}</summary>{body}</details>'


def number_of(chapter):
    """"04_tape" -> 4."""
    return int(chapter.partition("_")[0])


def tensorflow_html(namespaces):
    return "".join(fold(space.path, count_of(space), namespace_html(space)) for space in namespaces)


def count_of(space):
    here = len(space.there) + len(space.differing)
    with_notes = f", {len(space.differing)} with listed differences" if space.differing else ""
    return f"{here} of {space.size}{with_notes}"


def namespace_html(space):
    parts = []
    if space.there:
        parts.append(f"<p>There: {', '.join(map(code, space.there))}.</p>")
    if space.differing:
        rows = (f"<dt>{code(name)}</dt><dd>{prose(text)}</dd>" for name, text in space.differing.items())
        parts.append(f"<p>There, with listed differences:</p><dl>{''.join(rows)}</dl>")
    for (why, nearest), names in space.missing.items():
        instead = f" Nearest is {escape(nearest)}." if nearest else ""
        parts.append(f"<p>Not there ({escape(why)}): {', '.join(map(code, names))}.{instead}</p>")
    return "".join(parts)


def summary_html(namespaces):
    total = sum(space.size for space in namespaces)
    plain = sum(len(space.there) for space in namespaces)
    differing = sum(len(space.differing) for space in namespaces)
    raw = next(space for space in namespaces if space.path == "tf.raw_ops")
    outside = total - raw.size
    there = plain + differing
    raw_there = len(raw.there) + len(raw.differing)
    return (
        f"<p>Of TensorFlow's {total:,} public names, {there:,} are there, {differing} of these with listed "
        "differences. "
        f"<code>tf.raw_ops</code>, the ops that SavedModels are made of, counts {raw_there} of {raw.size:,}; "
        f"all the rest {there - raw_there:,} of {outside:,}.</p>"
    )


def index_html(table, depth):
    """The names of minitf, a fold for each namespace. depth: how far below the first page this one lies."""
    up = "../" * depth
    parts = []
    for namespace, group in groupby(table, key=lambda symbol: symbol.namespace):
        rows = [index_row(symbol, up) for symbol in group]
        head = "<tr><th>name</th><th>chapters</th><th>source</th></tr>"
        parts.append(fold(namespace, f"{len(rows)} names", f'<table class="symbols">{head}{"".join(rows)}</table>'))
    return "".join(parts)


def index_row(symbol, up):
    chapters = ", ".join(f'<a href="{up}chapters/{name}.html">{number_of(name)}</a>' for name in symbol.chapters)
    source = ""
    if symbol.place:
        line = f"#L-{symbol.line}" if symbol.line else ""
        shown = symbol.place.removeprefix("minitf/") + (f":{symbol.line}" if symbol.line else "")
        source = f'<a href="{up}{page_of(symbol.place)}{line}">{escape(shown)}</a>'
    return f"<tr><td>{code(symbol.name)}</td><td>{chapters}</td><td>{source}</td></tr>"


def docstring_differences_html(table):
    """What docstrings say is different, by part of the library; a function with two names is said once."""
    seen, parts = set(), []
    for namespace, group in groupby(table, key=lambda symbol: symbol.namespace):
        rows = []
        for symbol in group:
            if symbol.differs and (symbol.place, symbol.line, symbol.differs) not in seen:
                seen.add((symbol.place, symbol.line, symbol.differs))
                rows.append(f"<dt>{code(f'{namespace}.{symbol.name}')}</dt><dd>{prose(symbol.differs)}</dd>")
        if rows:
            parts.append(fold(namespace, str(len(rows)), f"<dl>{''.join(rows)}</dl>"))
    return "".join(parts)


def tested_differences_html(kind):
    reasons = reasons_of_tests()[kind]
    if kind == "rules":
        return fold("reasons", str(len(reasons)), f"<ul>{''.join(f'<li>{prose(why)}</li>' for why in reasons)}</ul>")
    by_reason = {}
    for what, why in reasons.items():
        by_reason.setdefault(why, []).append(what.replace("\\", "").replace(".*", "…"))
    rows = (f"<dt>{', '.join(map(code, whats))}</dt><dd>{prose(why)}</dd>" for why, whats in by_reason.items())
    return f"<dl>{''.join(rows)}</dl>"


class Appendix(SphinxDirective):
    """A directive whose HTML a function makes; the page is made anew whenever the library changes."""

    optional_arguments = 1

    def run(self):
        depth = posixpath.normpath(self.env.docname).count("/")
        html = PAGES[self.name](self.arguments[0] if self.arguments else "", depth)
        for path in (Path(__file__), FIGURES):
            self.env.note_dependency(str(path))
        return [nodes.raw("", f'<div class="appendix">{html}</div>', format="html")]


PAGES = {
    "tensorflow-symbols": lambda argument, depth: summary_html(standing()) + tensorflow_html(standing()),
    "symbol-index": lambda argument, depth: index_html(symbols(), depth),
    "docstring-differences": lambda argument, depth: docstring_differences_html(symbols()),
    "tested-differences": lambda argument, depth: tested_differences_html(argument),
    "benchmarks": lambda argument, depth: benchmark_html(json.loads(FIGURES.read_text(encoding="utf-8"))),
}


def setup(app):
    for name in PAGES:
        app.add_directive(name, Appendix)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
