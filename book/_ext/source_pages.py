"""The library's files as pages of the book, one line a target: source/minitf/core/execute.py.html#L-31.

They are written only where a file is newer than its page, so a second build takes no time for them.
"""

from html import escape
from pathlib import Path

LOOKS = """
body{margin:0;font:15px/1.5 ui-monospace,Menlo,Consolas,monospace;background:#fff;color:#1c2733}
header{padding:.8rem 1rem;border-bottom:1px solid #d5dce4;font-family:system-ui,sans-serif}
pre{margin:0;padding:1rem;overflow-x:auto;font-size:13px} .linenos{color:#8a94a0;user-select:none;padding-right:1em}
a{color:#1b5c87} span:target{background:#ffe9a8}
@media (prefers-color-scheme:dark){body{background:#14181e;color:#ced6dd}header{border-color:#3b4654}a{color:#6fb7e0}
span:target{background:#5a4a10}}
"""


def page_of(place):
    """The page of a file, below the book's first page: "minitf/core/op.py" -> "source/minitf/core/op.py.html"."""
    return f"source/{place}.html"


def looks():
    """The style sheet of all source pages, for light and dark screens."""
    from pygments.formatters import HtmlFormatter

    light, dark = (HtmlFormatter(style=style).get_style_defs(".highlight") for style in ("friendly", "native"))
    return f"{light}\n@media (prefers-color-scheme:dark){{{dark}}}\n{LOOKS}"


def source_html(place, text):
    """One file, its lines numbered; each line is a target."""
    from pygments import highlight
    from pygments.formatters import HtmlFormatter
    from pygments.lexers import PythonLexer

    numbered = HtmlFormatter(linenos="inline", linespans="L")
    up = "../" * (place.count("/") + 1)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{escape(place)}</title>'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">'
        f'<link rel="stylesheet" href="{up}source/source.css"></head>'
        f'<body><header><a href="{up}index.html">minitf</a> · {escape(place)}</header>'
        f"{highlight(text, PythonLexer(), numbered)}</body></html>"
    )


def write_sources(app, exception):
    if exception or app.builder.format != "html":
        return
    root, folder = Path(app.srcdir), Path(app.outdir) / "source"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "source.css").write_text(looks(), encoding="utf-8")
    for path in sorted((root / "minitf").rglob("*.py")):
        place = path.relative_to(root).as_posix()
        page = Path(app.outdir) / page_of(place)
        newest = max(path.stat().st_mtime, Path(__file__).stat().st_mtime)
        if not page.exists() or page.stat().st_mtime < newest:
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(source_html(place, path.read_text(encoding="utf-8")), encoding="utf-8")


def setup(app):
    app.connect("build-finished", write_sources)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
