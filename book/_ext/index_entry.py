"""List Sphinx's generated index as the last entry of the table of contents.

The table of contents file can only name pages that exist as files; the index is made at the end of the build.
"""

from sphinx import addnodes

INDEX = "genindex"


def append_index(app, doctree):
    if app.env.docname != app.config.root_doc:
        return
    toctrees = list(doctree.findall(addnodes.toctree))
    if toctrees:
        toctrees[-1]["entries"].append(("Index", INDEX))


def setup(app):
    app.connect("doctree-read", append_index, priority=900)  # after _toc.yml's toctrees (500)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
