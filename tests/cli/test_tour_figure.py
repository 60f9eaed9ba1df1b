"""The picture of the tour."""

import matplotlib.image
import numpy as np
import pytest

from minitf.cli.tour_figure import draw

RNG = np.random.default_rng(0)


@pytest.mark.parametrize("wrong", [0, 1, 12, 40])
def test_draws_any_number_of_wrong_guesses(tmp_path, wrong):
    labels = RNG.integers(0, 10, 40)
    guesses = np.where(np.arange(40) < wrong, (labels + 1) % 10, labels)
    draw(tmp_path / "out.png", [2.0, 1.0, 0.5], RNG.random((40, 64)), labels, guesses)
    pixels = matplotlib.image.imread(tmp_path / "out.png")
    assert pixels.shape[:2] == (600, 1350)
    assert pixels.std() > 0.01, "the picture is blank"


def test_the_name_of_the_file_need_not_end_in_png(tmp_path):
    draw(tmp_path / "picture", [1.0], RNG.random((1, 64)), np.array([1]), np.array([2]))
    assert (tmp_path / "picture").read_bytes().startswith(b"\x89PNG")
