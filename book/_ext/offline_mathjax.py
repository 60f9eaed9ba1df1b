"""Math without a network: copy the parts of MathJax that the pages use into the build.

The package sphinx-mathjax-offline carries all of MathJax 3 (24 MB); a page needs one script and its
fonts (1.6 MB). The setting `mathjax_path` in _config.yml points the pages at the copy.
"""

import importlib.util
import shutil
from pathlib import Path

PARTS = ("tex-mml-chtml.js", "output/chtml/fonts")


def packaged_mathjax():
    """The folder of MathJax inside the installed package (`import` cannot say a name with hyphens)."""
    spec = importlib.util.find_spec("sphinx-mathjax-offline")
    if spec is None:
        raise ImportError(
            "book: the package sphinx-mathjax-offline is missing: pages must show math without a network. "
            'Install it with: pip install "minitf[book]"'
        )
    return Path(spec.origin).parent / "static" / "mathjax"


def copy_mathjax(app, exception):
    if exception or app.builder.format != "html":
        return
    source, target = packaged_mathjax(), Path(app.outdir) / "_static" / "mathjax"
    for part in PARTS:
        (target / part).parent.mkdir(parents=True, exist_ok=True)
        if (source / part).is_dir():
            shutil.copytree(source / part, target / part, dirs_exist_ok=True)
        else:
            shutil.copy(source / part, target / part)


def setup(app):
    app.connect("build-finished", copy_mathjax)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
