"""The book's own Sphinx extension: nine small parts, one file each.

Every part stands on Sphinx's public events and directives, so the book also builds with plain sphinx-build.
"""

PARTS = (
    "appendix_directives",
    "chapter_numbers",
    "fresh_outputs",
    "index_entry",
    "listing_place",
    "offline_mathjax",
    "source_pages",
    "stub_directive",
    "tower_map",
)


def setup(app):
    for part in PARTS:
        app.setup_extension(part)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
