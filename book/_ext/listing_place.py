"""Every captioned listing says which file it is from: its caption ends in `minitf/core/execute.py`.

A method is shown without the indentation that it has in its class.
"""

from pathlib import Path
from textwrap import dedent

from docutils import nodes


def finish_listings(app, doctree):
    for caption in doctree.findall(nodes.caption):
        listings = [node for node in caption.parent.findall(nodes.literal_block) if "source" in node]
        if listings and caption.parent.get("literal_block"):
            shift_left(listings[0])
            place = Path(listings[0]["source"]).relative_to(app.srcdir).as_posix()
            caption += [nodes.Text(" · "), nodes.literal("", place, classes=["place"])]


def shift_left(listing):
    """Sphinx colours a listing only while its two copies of the code agree, so both are changed."""
    listing.rawsource = dedent(listing.astext())
    listing.children = []
    listing += nodes.Text(listing.rawsource)


def setup(app):
    app.connect("doctree-read", finish_listings)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
