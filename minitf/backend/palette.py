"""How pictures look: a few colours with a meaning, and a light panel to draw on. Floor 0.

Every `draw()` of the library uses these, so that a colour means the same wherever it is seen. The panel is opaque: on a
page with a dark background the picture stays as it is. Matplotlib is loaded when the first picture is made.
"""

import io

PANEL = "#fbfcfd"  # what everything is drawn on
INK = "#22303c"  # text, outlines, arrows
PALE = "#e6eaee"  # constants: given, and of no further interest
BLUE = "#8fbbe0"  # sources: variables, inputs, what a gradient is asked for
GOLD = "#f0cc74"  # operations
GREEN = "#a5cf9f"  # results
RED = "#e39a93"  # errors, and what to look at

DPI = 110


class Picture:
    """A drawing that shows itself as the value of a notebook cell.

    figure: the Matplotlib figure, for whoever wants to add to it.
    """

    def __init__(self, figure):
        self.figure = figure

    def save(self, path, dpi=2 * DPI):
        """Write the picture to a file; the end of its name decides the format (.png, .svg, .pdf)."""
        self.figure.savefig(path, dpi=dpi)

    def _repr_png_(self):
        file = io.BytesIO()
        self.figure.savefig(file, format="png", dpi=DPI)
        return file.getvalue()

    def __repr__(self):
        width, height = self.figure.get_size_inches()
        return f"<Picture of {width:.1f} x {height:.1f} inches>"


def figure(width, height):
    """Return an empty Picture of `width` by `height` inches, and its axes, on which a position is in inches too.

    >>> picture, axes = figure(4, 3)
    >>> picture
    <Picture of 4.0 x 3.0 inches>
    """
    from matplotlib.figure import Figure

    panel = Figure((width, height), dpi=DPI, facecolor=PANEL)
    axes = panel.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, width), ylim=(0, height))
    axes.axis("off")
    return Picture(panel), axes
