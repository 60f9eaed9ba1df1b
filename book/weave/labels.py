"""What a reference says: title and number of every labelled section, listing, figure, table and equation.

The numbers are those of the built book: chapter first, then a count of each kind in the chapter and its
exercises, so that "Listing 4.2" is the same listing on the page and in the notebook.
"""

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from weave.blocks import Directive, Text, read_blocks, split_front_matter

LABEL = re.compile(r"^\((?P<label>[\w:.-]+)\)=\s*$")
HEADING = re.compile(r"^(?P<marks>#+)\s+(?P<title>.+?)\s*$")
EQUATION = re.compile(r"\$\$(?P<formula>.+?)\$\$[ \t]*\((?P<label>[\w:.-]+)\)", re.DOTALL)
CAPTIONED = {  # directive: what the book calls it, and where its caption stands
    "literalinclude": ("Listing", lambda block: block.options.get("caption", "")),
    "code-block": ("Listing", lambda block: block.options.get("caption", "")),
    "figure": ("Figure", lambda block: block.body),
    "table": ("Table", lambda block: block.argument),
}


@dataclass(frozen=True)
class Target:
    kind: str  # "Section", "Listing", "Figure", "Table" or "Equation"
    number: str  # "4.2"; empty on a page without a number
    title: str


def read_labels(root):
    """-> {label: Target} of all chapters, each followed by its exercises, and of the book's own pages."""
    labels = {}
    for chapter in sorted((root / "chapters").glob("*.md")):
        counts = Counter()
        for page in (chapter, root / "exercises" / chapter.name):
            if page.exists():
                read_page_labels(page, counts, labels)
    for page in sorted((root / "book").glob("*.md")):
        read_page_labels(page, Counter(), labels)
    return labels


def chapter_number(path):
    """ "4" for 04_tape.md; empty for a page whose file name has no number."""
    match = re.match(r"(\d+)_", Path(path).name)
    return str(int(match[1])) if match else ""


def read_page_labels(path, counts, labels):
    """Add the labels of one page. `counts` goes on from the chapter to its exercise page."""
    _, body, _ = split_front_matter(path.read_text())
    chapter = chapter_number(path)
    is_exercises = path.parent.name == "exercises"
    for block in read_blocks(body):
        if isinstance(block, Text):
            read_section_labels(block.source, chapter, is_exercises, counts, labels)
        elif isinstance(block, Directive):
            kind, label, title = captioned(block)
            if kind:
                number = numbered(kind, chapter, counts)
                if label:
                    labels[label] = Target(kind, number, title)


def captioned(block):
    """(kind, label, caption) of a directive that the book numbers, else three Nones."""
    if block.name == "code-cell":
        figure = (block.options.get("mystnb") or {}).get("figure") or {}
        return ("Figure", figure.get("name"), figure.get("caption", "")) if figure else (None, None, None)
    if block.name == "math" and "label" in block.options:
        return "Equation", block.options["label"], ""
    kind, caption_of = CAPTIONED.get(block.name, (None, lambda block: ""))
    caption = caption_of(block)
    return (kind, block.options.get("name"), caption) if caption else (None, None, None)


def numbered(kind, chapter, counts):
    counts[kind] += 1
    return f"{chapter}.{counts[kind]}" if chapter else ""


def read_section_labels(text, chapter, is_exercises, counts, labels):
    pending = []
    for line in text.split("\n"):
        if match := LABEL.match(line):
            pending.append(match["label"])
        elif match := HEADING.match(line):
            number = section_number(len(match["marks"]) + is_exercises, chapter, counts)
            for label in pending:
                labels[label] = Target("Section", number, match["title"])
            pending = []
    for match in EQUATION.finditer(text):
        labels[match["label"]] = Target("Equation", numbered("Equation", chapter, counts), "")


def section_number(depth, chapter, counts):
    """The number of the next section of this depth (1: the chapter itself): deeper counts start again."""
    if depth == 1 or not chapter:
        return chapter
    counts["section", depth] += 1
    for deeper in [key for key in counts if isinstance(key, tuple) and key[1] > depth]:
        counts[deeper] = 0
    return ".".join([chapter, *(str(counts["section", level]) for level in range(2, depth + 1))])
