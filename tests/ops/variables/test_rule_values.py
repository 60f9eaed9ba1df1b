"""minitf/ops/variables/rule_values.py"""

import numpy as np

from minitf.ops.variables.rule_values import StandsForNumbers


class Told(StandsForNumbers):
    """Says what is asked of the array module."""

    def __init__(self, text):
        self.text = text

    class xp:
        def __getattr__(self, name):
            return lambda *values: Told(f"{name}({', '.join(str(getattr(v, 'text', v)) for v in values)})")

    xp = xp()


def test_operators_are_functions_of_the_array_module():
    a, b = Told("a"), Told("b")
    assert [each.text for each in (a + b, 1 + a, a - 2, 2 - a)] == [
        "add(a, b)", "add(1, a)", "subtract(a, 2)", "subtract(2, a)"]
    assert [each.text for each in (a * b, 3 * a, a / 4, 4 / a)] == [
        "multiply(a, b)", "multiply(3, a)", "divide(a, 4)", "divide(4, a)"]


def test_numbers_of_numpy_leave_operators_to_it():
    assert (np.float32(2) * Told("a")).text == "multiply(2.0, a)"
