"""Where a chapter speaks of an exercise."""

import pytest

from minitf.course.exercises import find
from minitf.course.places import place

CHAPTER = """\
# Shapes

Here is `Line` not yet.

## Circles

```python
## no heading
```

{circles}

### The `at` of a line

```{{literalinclude}} /minitf/shapes.py
:pyobject: {listed}
```
"""


@pytest.fixture
def placed(course):
    """Where `name` is, in a chapter that says `circles` and lists `listed`."""

    def placed(name, circles="", listed="other"):
        (course / "chapters").mkdir(exist_ok=True)
        (course / "chapters/01_shapes.md").write_text(CHAPTER.format(circles=circles, listed=listed))
        return place(find(name, course))

    return placed


@pytest.mark.parametrize("listed", ["Line.at", "Line"])
def test_where_it_is_listed(placed, listed):
    assert placed("line_at", circles="`Line.at`", listed=listed) == 'Read "The at of a line" in chapter 1 again.'


def test_else_where_it_is_named(placed):
    assert placed("area", circles="Call `area(3)`.") == 'Read "Circles" in chapter 1 again.'
    assert placed("line_at", circles="Call `Line.at`.") == 'Read "Circles" in chapter 1 again.'


def test_else_where_its_file_is_listed(placed):
    assert placed("area", circles="The area of a circle, `areas`.") == 'Read "The at of a line" in chapter 1 again.'


def test_else_the_chapter(course):
    assert place(find("area", course)) is None
    (course / "chapters").mkdir()
    (course / "chapters/01_shapes.md").write_text("# Shapes\n\n## Summary\n\nThat was `area`.\n")
    assert place(find("area", course)) == "Read chapter 1 again."
