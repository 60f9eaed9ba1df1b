"""The picture that `minitf tour` leaves behind.   Floor 10."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

COLUMNS, MOST_ROWS = 4, 3  # of the wrong guesses that are shown
INK, MISTAKE = "#1f4e79", "#b3322b"


def draw(
    path: Path, losses: Sequence[float], images: np.ndarray, labels: np.ndarray, guesses: np.ndarray
) -> None:
    """Writes a PNG: how the loss fell, and up to twelve images that were taken for another digit.

    Args:
      path: the file.
      losses: the mean loss of each epoch.
      images: float [N, 64], ink from 0 to 1.
      labels: int [N], the digits that were meant.
      guesses: int [N], the digits that the model read.
    """
    from matplotlib.figure import Figure  # here, because it takes longer to load than all the rest

    figure = Figure(figsize=(9, 4), layout="constrained")
    halves: Any = figure.subfigures(1, 2, width_ratios=[5, 4])
    left, right = halves
    _draw_losses(left.subplots(), losses)
    wrong = np.flatnonzero(labels != guesses)
    right.suptitle(f"{len(wrong)} of {len(labels)} held-out digits read wrong", fontsize=11)
    rows = min(MOST_ROWS, max(1, -(-len(wrong) // COLUMNS)))
    for place, axes in enumerate(right.subplots(rows, COLUMNS).flat):
        axes.set_axis_off()
        if place < len(wrong):
            which = wrong[place]
            axes.imshow(images[which].reshape(8, 8), cmap="gray_r", vmin=0, vmax=1)
            axes.set_title(f"{labels[which]} read as {guesses[which]}", fontsize=9, color=MISTAKE)
    figure.savefig(path, format="png", dpi=150)


def _draw_losses(axes, losses: Sequence[float]) -> None:
    axes.semilogy(range(1, len(losses) + 1), losses, color=INK, linewidth=2)
    axes.set_title("Training loss", fontsize=11)
    axes.set_xlabel("epoch")
    axes.set_ylabel("cross entropy")
    axes.grid(visible=True, which="both", alpha=0.25)
    axes.spines[["top", "right"]].set_visible(False)
