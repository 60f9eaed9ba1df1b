"""tape.draw(): which boxes and arrows there are, and that the picture is one."""

import pytest

import minitf as tf
from minitf.autodiff.draw import MOST_CALLS, arrivals, boxes_of, draw
from minitf.autodiff.layers import Box
from minitf.backend.palette import BLUE, GOLD, GREEN, PALE, Picture


def drawn(tape):
    """The boxes as (text, note, color, texts of the boxes above)."""
    boxes = boxes_of(tape._calls, tape._watched)
    return [(box.text, box.note, box.color, [above.text for above in box.inputs]) for box in boxes]


def program():
    w, x = tf.Variable(2.0, name="w"), tf.constant([3.0, 4.0])
    with tf.GradientTape() as tape:
        tape.watch(x)
        a = w * x
        _ = a * 10.0 + a
    return tape


def test_sources_ops_and_results():
    assert drawn(program()) == [
        ("w", "float32[]", BLUE, []),
        ("tensor", "float32[2]", BLUE, []),
        ("Mul", "float32[2]", GOLD, ["w", "tensor"]),
        ("10", "float32[]", PALE, []),
        ("Mul", "float32[2]", GOLD, ["Mul", "10"]),
        ("AddV2", "float32[2]", GREEN, ["Mul", "Mul"]),
    ]


def test_a_variable_read_twice_is_one_box():
    v = tf.Variable(1.0, name="v")
    with tf.GradientTape() as tape:
        _ = v * v
    assert [box[0] for box in drawn(tape)] == ["v", "Mul"]


def test_constants_stand_beside_each_use():
    c, v = tf.constant(2), tf.Variable(1.0)
    with tf.GradientTape() as tape:
        _ = tf.cast(c, tf.float32) * v * tf.cast(c, tf.float32)
    assert [box[0] for box in drawn(tape)].count("2") == 2


def test_an_op_of_several_outputs():
    v = tf.Variable([1.0, 2.0])
    with tf.GradientTape() as tape:
        first, _ = tf.split(v, 2)
        _ = -first
    assert ("Split", "float32[1]  float32[1]", GOLD, ["Variable"]) in drawn(tape)


def test_the_picture():
    picture = program().draw()
    assert isinstance(picture, Picture)
    assert picture._repr_png_().startswith(b"\x89PNG")
    texts = [text.get_text() for text in picture.figure.axes[0].texts]
    assert {"w", "Mul", "AddV2", "float32[2]"} <= set(texts)


def test_twenty_calls_fit_the_width_of_a_page():
    v = tf.Variable(tf.ones([128, 512]))
    with tf.GradientTape() as tape:
        y = v
        for i in range(20):
            y = y * v if i % 4 == 0 else tf.sin(y) + 1.0 if i % 4 == 1 else -y
    assert tape.draw().figure.get_size_inches()[0] < 7.5


def test_an_empty_record_and_one_too_long():
    tape = program()
    v = tf.Variable(1.0)
    tape.gradient(tf.constant(1.0), v)
    with pytest.raises(ValueError, match="Draw before the gradient is taken"):
        tape.draw()
    with tf.GradientTape() as tape:
        y = v
        for _ in range(MOST_CALLS + 1):
            y = -y
    with pytest.raises(ValueError, match=f"a record of {MOST_CALLS + 1} calls"):
        draw(tape._calls, tape._watched)


def test_both_arrows_of_a_square_are_seen():
    x = Box("x", "float32[]")
    square = Box("Mul", "float32[]", inputs=[x, x])
    (first, left), (second, right) = arrivals(square)
    assert first is second is x
    assert left == -right < 0


def test_arrows_arrive_in_the_order_in_which_they_come_and_inside_the_box():
    boxes = [Box(str(i), x=float(-i)) for i in range(9)]
    wide = Box("ConcatV2", inputs=list(boxes))
    ends = arrivals(wide)
    assert [above for above, _ in ends] == boxes[::-1]
    assert all(abs(offset) < wide.width / 2 for _, offset in ends)
    assert arrivals(boxes[0]) == []
