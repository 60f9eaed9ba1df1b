"""Assertions about values: they say what is wrong, where, and with which elements."""

import pytest

import minitf as tf

PAIRS = [
    ("assert_equal", 1, 1, 2), ("assert_none_equal", 1, 2, 1), ("assert_less", 1, 2, 1),
    ("assert_less_equal", 1, 1, 0), ("assert_greater", 2, 1, 2), ("assert_greater_equal", 2, 2, 3),
]  # fmt: skip


@pytest.mark.parametrize(("name", "x", "good", "bad"), PAIRS)
def test_pairs(name, x, good, bad):
    check = getattr(tf.debugging, name)
    assert check([x, x], good) is None
    with pytest.raises(tf.errors.InvalidArgumentError, match=f"{name}: x is int32.*did not hold at 2 of 2 places"):
        check([x, x], bad)


@pytest.mark.parametrize(("name", "good", "bad"), [
    ("assert_positive", 1, 0), ("assert_negative", -1, 0), ("assert_non_negative", 0, -1),
    ("assert_non_positive", 0, 1),
])  # fmt: skip
def test_signs(name, good, bad):
    check = getattr(tf.debugging, name)
    assert check([good]) is None
    with pytest.raises(tf.errors.InvalidArgumentError, match=f"M. {name}: "):
        check([good, bad], message="M")


def test_the_message_shows_places_and_as_many_elements_as_asked_for():
    with pytest.raises(tf.errors.InvalidArgumentError) as caught:
        tf.debugging.assert_equal([[1, 2], [3, 4]], [[1, 0], [3, 0]], summarize=2)
    message = str(caught.value)
    assert "x is int32[2, 2]: [1 2] ..." in message
    assert "2 of 4 places, among them [[0, 1], [1, 1]]" in message


def test_near_means_relative_to_the_precision():
    tf.debugging.assert_near(1.0, 1.0 + 1e-7)
    with pytest.raises(tf.errors.InvalidArgumentError, match="assert_near"):
        tf.debugging.assert_near(tf.constant(1.0, tf.float64), 1.0 + 1e-7)
    tf.debugging.assert_near(1.0, 1.1, rtol=0.2)
    with pytest.raises(ValueError, match="floating"):
        tf.debugging.assert_near(1, 1)


def test_assert_shows_its_data():
    tf.debugging.Assert(True, [])
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"data: string\[\]: b'two'; int32\[1\]: \[3\]"):
        tf.debugging.Assert(tf.constant(False), ["two", [3]])
