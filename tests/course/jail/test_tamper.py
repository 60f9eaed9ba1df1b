"""Changes to what judges."""

import builtins

import numpy as np
import numpy.testing  # which NumPy loads late
import pytest

from minitf.course.jail.tamper import differences, photograph


def test_nothing_changed():
    assert differences(photograph()) == []


def test_a_replaced_function_is_named(monkeypatch):
    before = photograph()
    monkeypatch.setattr(np.testing, "assert_allclose", print)
    monkeypatch.setattr(builtins, "divmod", lambda x, y: (0, 0))
    assert {"numpy.testing.assert_allclose", "builtins.divmod"} <= set(differences(before))


def test_a_replaced_body_and_a_replaced_method_are_named(monkeypatch):
    scalar = type(pytest.approx(1.0))
    before = photograph()
    monkeypatch.setattr(np.testing.assert_array_less, "__code__", (lambda *args, **named: None).__code__)
    monkeypatch.setattr(scalar, "__eq__", lambda self, other: True)
    changed = differences(before)
    assert any(name.endswith("assert_array_less") for name in changed)
    assert "ApproxScalar.__eq__" in changed
