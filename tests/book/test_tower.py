"""The drawing of the floors says what is true of the library."""

import xml.etree.ElementTree as ElementTree

import tower

from architecture.floors import FLOORS

NOT_DRAWN = {"": "minitf", "api": "minitf", "__main__": "cli"}  # drawn as part of another brick


def test_the_drawing_is_up_to_date():
    assert tower.PICTURE.read_text() == tower.draw(), "Run: python book/tower.py"


def test_the_floors_are_those_that_the_imports_are_held_to():
    drawn = {floor: {name for name, _ in packages} for floor, (_, packages) in enumerate(tower.FLOORS)}
    held = {floor: {NOT_DRAWN.get(part, part) for part in parts} for floor, parts in FLOORS.items()}
    assert drawn == held


def test_it_is_svg_that_fits_its_frame():
    svg = ElementTree.fromstring(tower.draw())
    _, _, width, height = map(float, svg.get("viewBox").split())
    for brick in svg.iter("{http://www.w3.org/2000/svg}rect"):
        assert 0 <= float(brick.get("x")) <= float(brick.get("x")) + float(brick.get("width")) <= width + 0.1
        assert float(brick.get("y")) + float(brick.get("height")) <= height


def test_a_floor_without_code_is_grey(tmp_path):
    (tmp_path / "minitf/core").mkdir(parents=True)
    (tmp_path / "minitf/core/tensor.py").write_text("")
    assert tower.is_built("core", tmp_path)
    assert not tower.is_built("keras", tmp_path)
    grey = f'fill="{tower.TO_COME}"'
    assert tower.draw(tmp_path).count(grey) > tower.draw().count(grey)
