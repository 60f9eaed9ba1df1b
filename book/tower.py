"""Draw the tower of minitf's floors: book/_static/tower.svg, for the book's first page and the README.

    python book/tower.py

All text stands on filled bricks, so the picture reads the same on a light and on a dark page. A brick is
coloured once its package holds code and grey until then: the drawing follows the library
(tests/book/test_tower.py).
"""

from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "book" / "_static" / "tower.svg"

FLOORS = [  # bottom first: colour, then (name, what it is) of the packages that stand side by side
    (
        "#1e3a5f",
        [("backend", "NumPy, CuPy"), ("wire", "framing"), ("tree", "nesting"), ("datasets", "digits")],
    ),
    ("#1f4b7a", [("core", "Tensor, and one function that runs every op")]),
    ("#1b5c87", [("ops", "every operation: shape rule, kernel, gradient")]),
    ("#176b80", [("autodiff", "the tape, and gradients of gradients")]),
    ("#17705f", [("graph", "tf.function: tracing, passes, the program")]),
    ("#3a7437", [("module", "variables"), ("data", "pipelines"), ("board", "curves")]),
    ("#6f6f16", [("distribute", "many devices"), ("saving", "models on disk")]),
    ("#9c5a12", [("keras", "layers, models, training")]),
    ("#a8452f", [("lite", "small devices"), ("js", "browsers"), ("serving", "servers")]),
    ("#933a56", [("minitf", "import minitf as tf")]),
    ("#6d3b7c", [("cli", "tour"), ("course", "grader"), ("bench", "timings"), ("lifecycle", "the gate")]),
]
CHAPTERS = {  # floor -> the chapters that explain it, by number, written or planned
    0: [1], 1: [2], 2: [2, 3], 3: [4, 6], 4: [7, 8, 9, 10, 11], 5: [5, 20, 21, 23], 6: [22, 24, 25],
    7: [12, 13, 14, 15, 16, 17, 18, 19], 8: [26, 27, 28], 9: [], 10: [29],
}  # fmt: skip
TO_COME = "#6b7280"
WIDTH = 420  # of the drawing, in its own units
HEIGHT = 47  # of a floor
GAP = 4  # between bricks
INSET = 4  # each floor is this much narrower on both sides than the one below
NUMBER = 28  # width of the brick that holds the floor's number


def draw(root=ROOT, link=None):
    """-> the SVG text of the tower as built under `root`.   link: floor -> where its bricks lead, if anywhere."""
    top = len(FLOORS) - 1
    lines = opening(len(FLOORS) * (HEIGHT + GAP) - GAP)
    for floor in range(top, -1, -1):
        bricks = [*draw_floor(floor, (top - floor) * (HEIGHT + GAP), root)]
        lines += [f'<a href="{link(floor)}" aria-label="floor {floor}">', *bricks, "</a>"] if link else bricks
    return "\n".join([*lines, "</svg>", ""])


def opening(height):
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" role="img" '
        f'font-family="system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif" '
        f'fill="#fff" text-anchor="middle">',
        "<title>The floors of minitf, each built on the ones below</title>",
        "<style>.name{font-size:17px;font-weight:650}.what{font-size:13px;fill-opacity:.94}</style>",
    ]


def draw_floor(floor, y, root):
    """The number of a floor and its bricks, which share the width that the number leaves by what is written on them."""
    colour, packages = FLOORS[floor]
    left, right = floor * INSET, WIDTH - floor * INSET
    built = [is_built(name, root) for name, _ in packages]
    yield brick(left, y, NUMBER, colour if any(built) else TO_COME, any(built))
    yield text(left + NUMBER / 2, y + HEIGHT / 2 + 5, "name", str(floor))
    room = right - left - NUMBER - len(packages) * GAP
    words = [40 + max(17 * len(name), 13 * len(what)) for name, what in packages]
    x = left + NUMBER + GAP
    for index, (name, what) in enumerate(packages):
        width = room * words[index] / sum(words)
        yield brick(x, y, width, colour if built[index] else TO_COME, built[index])
        yield text(x + width / 2, y + 20, "name", name)
        yield text(x + width / 2, y + 38, "what", what)
        x += width + GAP


def is_built(name, root):
    """A floor stands when its package (or module) holds code."""
    library = root / "minitf"
    if name == "minitf":
        return (library / "__init__.py").exists()
    return (library / f"{name}.py").exists() or any((library / name).glob("*.py"))


def brick(x, y, width, colour, built):
    dashes = "" if built else ' stroke="#fff" stroke-opacity=".7" stroke-dasharray="4 4"'
    return f'<rect x="{x:g}" y="{y:g}" width="{width:.1f}" height="{HEIGHT}" rx="5" fill="{colour}"{dashes}/>'


def text(x, y, style, words):
    return f'<text x="{x:.1f}" y="{y:g}" class="{style}">{escape(words)}</text>'


if __name__ == "__main__":
    PICTURE.write_text(draw())
    print(PICTURE.relative_to(ROOT))
