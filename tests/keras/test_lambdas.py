"""Lambdas as text."""

import json

from minitf.keras.lambdas import dump_function, load_function


def test_defaults_and_closures_come_along():
    factor = 3
    dumped = json.loads(json.dumps(dump_function(lambda x, y=2: factor * x + y)))
    assert load_function(dumped)(5) == 17
    assert load_function(dumped)(5, y=0) == 15


def test_names_from_outside_are_those_given():
    function = load_function(dump_function(lambda x: abs(x) + offset), {"offset": 10})  # noqa: F821
    assert function(-1) == 11
