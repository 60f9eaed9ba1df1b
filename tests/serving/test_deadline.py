"""Until when an answer is worth anything."""

import math

import pytest

from minitf.backend.errors import CancelledError, DeadlineExceededError
from minitf.serving.deadline import Deadline


def test_none_never_passes():
    deadline = Deadline()
    assert deadline.left() == math.inf
    deadline.require()


def test_one_that_has_passed():
    deadline = Deadline(-1.0)
    assert deadline.left() == 0.0
    with pytest.raises(DeadlineExceededError):
        deadline.require()


def test_one_who_has_given_up():
    deadline = Deadline(3600.0)
    deadline.require()
    deadline.cancel()
    with pytest.raises(CancelledError):
        deadline.require()
