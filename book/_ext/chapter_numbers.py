"""Chapters keep the number in their file name: chapters/04_tape.md is chapter 4, whether or not there is a 3.

Sphinx numbers chapters by their place in the table of contents. Once it has done so, every number's first
part is replaced by the file's own, in the four places where Sphinx keeps it: sections, contents, titles,
figures.
"""

import re
from pathlib import PurePosixPath

from docutils import nodes


def own_number(docname):
    """4 for "chapters/04_tape" and for "exercises/04_tape"; None for an unnumbered page."""
    match = re.match(r"(\d+)_", PurePosixPath(docname).name)
    return int(match[1]) if match else None


def renumbered(number, first):
    """(2, 1) -> (4, 1) in the chapter whose own number is 4; a page without numbers keeps none."""
    return type(number)([first, *number[1:]]) if number else number


def use_own_numbers(app, env):
    numbered = {doc: own_number(doc) for doc in env.toc_secnumbers if own_number(doc) is not None}
    for doc, first in numbered.items():
        sections = env.toc_secnumbers[doc]
        env.toc_secnumbers[doc] = {anchor: renumbered(number, first) for anchor, number in sections.items()}
        for node in (*env.tocs[doc].findall(nodes.reference), env.titles[doc]):
            if node.get("secnumber"):
                node["secnumber"] = renumbered(node["secnumber"], first)
        for figures in env.toc_fignumbers.get(doc, {}).values():
            for name, number in figures.items():
                figures[name] = renumbered(number, first)
    return sorted(numbered)


def setup(app):
    app.connect("env-get-updated", use_own_numbers, priority=900)  # after Sphinx's own collector (500)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
