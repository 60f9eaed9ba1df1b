"""A picture of the way that optimizers take downhill. Floor 7. Read `optimizer.py` first.

A loss of two numbers is a landscape: its lines of equal height are drawn, and every step of the optimizer on it.
"""

import numpy as np

from ...autodiff.tape import GradientTape
from ...backend.errors import explain
from ...backend.palette import BLUE, GOLD, GREEN, INK, PALE, PANEL, RED, Picture
from ...core.convert import convert_to_tensor
from ...ops.variables.variable import Variable

SIDE = 4.6  # inches
POINTS = 120  # along each side, where the height is computed
LINES = "#b7c0c8"  # of equal height
COLORS = (BLUE, RED, GREEN, GOLD)
ROOM = 0.25  # around the paths, as a share of their size


def draw_paths(loss, optimizers, start, steps=50):
    """A Picture of the paths that several optimizers take from one place.

    loss: a function from places, float32 [2, ...], to heights [...].
    optimizers: Optimizers; copies of them run, so that they stay as they are.
    start: two numbers.   steps: int, how many each of them takes.

    Raises: ValueError where `start` is not two numbers, or a path leaves the numbers that there are.
    """
    from matplotlib.figure import Figure

    paths = [path_of(loss, optimizer, start, steps) for optimizer in optimizers]
    panel = Figure((SIDE, SIDE), facecolor=PANEL)
    axes = panel.add_axes((0.1, 0.08, 0.87, 0.89), facecolor=PANEL)
    xs, ys = (np.linspace(low, high, POINTS, dtype="float32") for low, high in frame_of(paths))
    heights = np.asarray(loss(convert_to_tensor(np.stack(np.meshgrid(xs, ys)))))
    axes.contour(xs, ys, heights, levels=levels_of(heights), colors=[LINES], linewidths=0.9)
    for path, optimizer, color in zip(paths, optimizers, np.resize(COLORS, len(paths))):
        axes.plot(*path.T, color=INK, linewidth=2.0, zorder=2)
        axes.plot(*path.T, color=color, linewidth=1.2, marker="o", markersize=3.5, markeredgecolor=INK,
                  markeredgewidth=0.5, zorder=3, label=optimizer.name)
    axes.plot(*paths[0][0], marker="s", markersize=7, color=PANEL, markeredgecolor=INK, zorder=4)
    axes.tick_params(colors=INK, labelsize=8)
    for side in axes.spines.values():
        side.set_color(INK)
    axes.legend(fontsize=8, labelcolor=INK, facecolor=PANEL, edgecolor=PALE)
    return Picture(panel)


def path_of(loss, optimizer, start, steps):
    """Where an optimizer like this one is after each step, as an array [steps + 1, 2].

        >>> import minitf as tf
        >>> path_of(lambda x: x[0] ** 2 + x[1] ** 2, tf.keras.optimizers.SGD(0.25), [1.0, 2.0], 2).tolist()
        [[1.0, 2.0], [0.5, 1.0], [0.25, 0.5]]
    """
    start = np.asarray(start, "float32")
    if start.shape != (2,):
        raise ValueError(explain("Optimizer.draw", f"start is {start.tolist()}", "it must be two numbers",
                                 "A picture has two directions"))
    optimizer, place = type(optimizer).from_config(optimizer.get_config()), Variable(start)
    found = [place.numpy()]
    for _ in range(steps):
        with GradientTape() as tape:
            height = loss(place)
        optimizer.apply([tape.gradient(height, place)], [place])
        found.append(place.numpy())
    path = np.stack(found)
    if not np.isfinite(path).all():
        raise ValueError(explain("Optimizer.draw", f"the path ends at {path[-1].tolist()}", "it must stay finite",
                                 "Take a smaller learning rate, or fewer steps"))
    return path


def frame_of(paths):
    """The least and the largest coordinate to be shown, for x and for y: all paths, and some room around them."""
    places = np.concatenate(paths)
    low, high = places.min(axis=0), places.max(axis=0)
    room = ROOM * max((high - low).max(), 1e-3)
    return np.stack([low - room, high + room], axis=1)


def levels_of(heights):
    """Heights for the lines: dense where the ground is low, as a valley has its detail there."""
    low, high = float(heights.min()), float(heights.max())
    return low + (high - low) * np.linspace(0.0, 1.0, 14)[1:] ** 2 if high > low else [low]
