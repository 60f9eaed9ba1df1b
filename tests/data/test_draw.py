"""draw.py: what stands in the picture of a pipeline."""

import minitf as tf
from minitf.data.draw import _readable, draw


def texts(picture):
    """All words in a picture."""
    return " ".join(text.get_text() for axes in picture.figure.axes for text in axes.texts)


def test_every_stage_has_a_box_with_its_elements_and_time():
    def double(x):
        return x * 2

    dataset = tf.data.Dataset.range(50).map(double).batch(4)
    words = texts(dataset.draw(count=5))
    for expected in ("range", "map: double", "batch", "int64[]", "int64[?]"):
        assert expected in words


def test_a_table_is_read_by_number():
    dataset = tf.data.Dataset.from_tensor_slices([1, 2, 3]).shuffle(3)
    assert "rows by number" in texts(draw(dataset.stage, 3, 1.0))


def test_seconds_have_two_or_three_digits_and_a_unit():
    assert [_readable(s) for s in (2.5, 0.0123, 4.56e-6, 7e-8)] == ["2.5 s", "12.3 ms", "4.56 us", "70 ns"]
