"""Every captioned listing says which file it is from: its caption ends in `minitf/core/execute.py`."""

from pathlib import Path

from docutils import nodes


def add_places(app, doctree):
    for caption in doctree.findall(nodes.caption):
        listings = [node for node in caption.parent.findall(nodes.literal_block) if "source" in node]
        if listings and caption.parent.get("literal_block"):
            place = Path(listings[0]["source"]).relative_to(app.srcdir).as_posix()
            caption += [nodes.Text(" · "), nodes.literal("", place, classes=["place"])]


def setup(app):
    app.connect("doctree-read", add_places)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
