"""The lowest gap between the places that are taken."""

from dataclasses import dataclass

from minitf.graph.passes.memory import first_gap


@dataclass
class Place:
    """What `first_gap` needs to know of a Life."""

    start: int
    end: int


def test_nothing_is_taken():
    assert first_gap(10, []) == 0


def test_before_the_first():
    assert first_gap(64, [Place(64, 128)]) == 0


def test_between_two():
    assert first_gap(64, [Place(0, 64), Place(128, 256)]) == 64


def test_a_gap_that_is_too_small_is_left():
    assert first_gap(65, [Place(0, 64), Place(128, 256)]) == 256


def test_they_come_in_any_order():
    assert first_gap(64, [Place(128, 256), Place(0, 64), Place(320, 400)]) == 64


def test_one_within_another():
    assert first_gap(64, [Place(0, 512), Place(64, 128)]) == 512


def test_places_begin_at_a_multiple_of_64():
    assert first_gap(10, [Place(0, 65)]) == 128
