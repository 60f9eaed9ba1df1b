"""Pictures: an opaque light panel, colours that can be told apart, images a notebook can show."""

import io

import pytest

from minitf.backend import palette

COLOURS = {name: getattr(palette, name) for name in ("INK", "PALE", "BLUE", "GOLD", "GREEN", "RED")}


def rgb(colour):
    return [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]


def luminance(colour):
    """Relative luminance, as WCAG 2 defines it."""
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb(colour)]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("name", [name for name in COLOURS if name != "INK"] + ["PANEL"])
def test_ink_can_be_read_on_every_other_colour(name):
    contrast = (luminance(getattr(palette, name)) + 0.05) / (luminance(palette.INK) + 0.05)
    assert contrast >= 4.5  # what WCAG asks for small text


def test_colours_can_be_told_apart():
    values = [rgb(colour) for colour in COLOURS.values()]
    for i, a in enumerate(values):
        for b in values[:i]:
            assert sum((p - q) ** 2 for p, q in zip(a, b)) ** 0.5 > 0.15


def test_a_picture_shows_itself_on_an_opaque_panel():
    from matplotlib.image import imread

    picture, axes = palette.figure(3, 2)
    axes.plot([0, 3], [0, 2], color=palette.INK)
    image = imread(io.BytesIO(picture._repr_png_()))
    assert image.shape[:2] == (2 * palette.DPI, 3 * palette.DPI)
    assert image[5, 5, :3] == pytest.approx(rgb(palette.PANEL), abs=0.01)
    assert image[..., 3:].min() == 1.0
    assert repr(picture) == "<Picture of 3.0 x 2.0 inches>"


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_a_picture_is_saved(tmp_path, ending):
    picture, _ = palette.figure(1, 1)
    path = tmp_path / f"picture.{ending}"
    picture.save(path)
    assert path.stat().st_size > 100


def test_positions_are_inches():
    _, axes = palette.figure(3, 2)
    assert (axes.get_xlim(), axes.get_ylim()) == ((0, 3), (0, 2))
