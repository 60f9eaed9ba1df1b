"""The directive `{tower-map}`: the tower as a picture to click on, and below it a section for each floor.

The words of a floor are those of the README's table, and its chapters those of book/tower.py.
"""

import re
import sys
from html import escape
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

BOOK = Path(__file__).resolve().parents[1]
README_ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+?) \|$", re.MULTILINE)


def drawing():
    """The tool that draws the tower: book/tower.py."""
    if str(BOOK) not in sys.path:
        sys.path.append(str(BOOK))
    import tower

    return tower


def readme_rows(text):
    """Floor -> (its folders, what they are), from the README's table."""
    return {int(floor): (folders, what) for floor, folders, what in README_ROW.findall(text)}


def chapter_pages(root):
    """Chapter's number -> (its page, its title), of those that are written."""
    pages = {}
    for path in sorted((root / "chapters").glob("*.md")):
        title = re.search(r"^# (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)[1]
        pages[int(path.stem.partition("_")[0])] = (f"chapters/{path.stem}.html", title)
    return pages


def as_html(text):
    """Markdown's `code` in a cell of a table as HTML."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escape(text, quote=False))


def map_html(root, up="../"):
    tower = drawing()
    rows = readme_rows((root / "README.md").read_text(encoding="utf-8"))
    pages = chapter_pages(root)
    floors = []
    for floor in range(len(tower.FLOORS) - 1, -1, -1):
        chapters = {number: pages[number] for number in tower.CHAPTERS[floor] if number in pages}
        floors.append(floor_html(floor, tower.FLOORS[floor][0], rows[floor], chapters, up))
    picture = tower.draw(root, link=lambda floor: f"#floor-{floor}")
    return f'<div class="tower-map">{picture}</div>{"".join(floors)}'


def floor_html(floor, colour, row, chapters, up):
    """One floor: its folders, what they are, and its chapters (number -> page, title)."""
    folders, what = map(as_html, row)
    links = [f'<li><a href="{up}{page}">{n}. {escape(title)}</a></li>' for n, (page, title) in chapters.items()]
    return (
        f'<div class="floor" id="floor-{floor}" style="border-color:{colour}"><p><b>{floor}</b> {folders}</p>'
        f"<p>{what}</p><ul>{''.join(links)}</ul></div>"
    )


class TowerMap(SphinxDirective):
    """The map, made of the README, the chapters' titles and the drawing."""

    def run(self):
        root = Path(self.env.srcdir)
        for path in (root / "README.md", BOOK / "tower.py"):
            self.env.note_dependency(str(path))
        return [nodes.raw("", map_html(root), format="html")]


def setup(app):
    app.add_directive("tower-map", TowerMap)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
