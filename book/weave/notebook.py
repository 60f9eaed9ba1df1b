"""A page as notebook cells, and those cells as the dictionary that a .ipynb file holds (nbformat 4.5)."""

import re

from weave.blocks import Directive, Text, read_blocks, split_front_matter
from weave.directives import caption_line, plain_block

KERNEL = {"display_name": "Python 3", "language": "python", "name": "python3"}
FIRST_CELL = "from minitf.course import check"


def chapter_notebook(path, names, root):
    """A chapter, not yet executed. LookupError names file, line and what is unknown."""
    return notebook(page_cells(path, names, root, stub=None))


def exercise_notebook(path, names, root, stub):
    """The starter notebook: each `{stub} NAME` is a cell for the student's code and a cell that checks it.

    `stub(name)` returns the source that the student starts from.
    """
    return notebook([code_cell(FIRST_CELL), *page_cells(path, names, root, stub)])


def page_cells(path, names, root, stub):
    _, body, skipped = split_front_matter(path.read_text())
    try:
        blocks = read_blocks(body, skipped + 1)
        return [cell for block in joined(blocks) for cell in block_cells(block, names, root, stub)]
    except (LookupError, ValueError) as error:
        raise LookupError(f"{path.relative_to(root)}: {error}") from error


def joined(blocks):
    """Group blocks: what becomes code stands alone, the text and listings between are one Markdown cell."""
    group = []
    for block in blocks:
        parts = cell_breaks(block) if isinstance(block, Text) else [block]
        for index, part in enumerate(parts):
            if group and (index or makes_code(part)):
                yield group
                group = []
            if makes_code(part):
                yield part
            else:
                group.append(part)
    if group:
        yield group


def makes_code(block):
    return isinstance(block, Directive) and block.name in ("code-cell", "stub")


def cell_breaks(block):
    """A line `+++` starts a new Markdown cell."""
    parts = re.split(r"(?m)^\+\+\+.*$\n?", block.source)
    return [Text(part, block.line) for part in parts if part.strip()]


def block_cells(block, names, root, stub):
    """The cells of one block, or of a group of blocks that read as one text."""
    if isinstance(block, list):
        text = "\n\n".join(filter(None, (plain_block(part, names, root) for part in block)))
        return [markdown_cell(text)] if text else []
    if block.name == "stub":
        if stub is None:
            raise LookupError(f"line {block.line}: {{stub}} belongs on an exercise page, not in a chapter")
        return [code_cell(stub(block.argument), ["solution"]), code_cell(f'check("{block.argument}")')]
    cells = [code_cell(block.body, block.options.get("tags", []))]
    caption = caption_line(block, names)
    return [*cells, markdown_cell(caption)] if caption else cells


def markdown_cell(source):
    return {"cell_type": "markdown", "metadata": {}, "source": source.strip("\n")}


def code_cell(source, tags=()):
    tags = [tags] if isinstance(tags, str) else list(tags)
    metadata = {"tags": tags} if tags else {}
    source = source.strip("\n")
    shown = {"metadata": metadata, "source": source}
    return {"cell_type": "code", "execution_count": None, "outputs": [], **shown}


def notebook(cells):
    """Cell ids count up, so that the file only changes where the page did."""
    numbered = [{**cell, "id": f"cell-{number:02d}"} for number, cell in enumerate(cells, 1)]
    metadata = {"kernelspec": KERNEL, "language_info": {"name": "python"}}
    return {"cells": numbered, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
