"""What Keras did with the cases of `optimizer_cases.py`, and how minitf is compared with it."""

import json
from pathlib import Path

import numpy as np

import minitf as tf
from keras.optimizer_cases import CASES, SCHEDULES, config_of, made, run

RECORDED = json.loads((Path(__file__).parents[2] / "golden" / "keras_optimizers.json").read_text())
TOLERANCE = {"float64": 5e-6, "float16": 2e-3}  # Keras rounds settings to float32 before float64


def cases_of(*starts):
    """The names of the cases that begin with one of these words."""
    return [name for name, _, _ in CASES if name.startswith(starts)]


def case(name):
    """The expression and the problem of a case."""
    return next((expression, problem) for n, expression, problem in CASES if n == name)


def check_steps(name, wrapped=lambda function: function):
    """Ten steps end where those of Keras end: the variables, and what the optimizer remembers, by path."""
    expression, problem = case(name)
    found, wanted = run(tf, expression, problem, wrapped), RECORDED["steps"][name]
    assert found["paths"] == wanted["paths"]
    tolerance = TOLERANCE.get(problem, 2e-5)
    for kind in ("variables", "state"):
        for ours, theirs in zip(found[kind], wanted[kind], strict=True):
            np.testing.assert_allclose(ours, theirs, rtol=tolerance, atol=tolerance)


def check_traced_steps(name):
    """The same, where a step is a `tf.function`."""
    check_steps(name, tf.function)


def check_config(name):
    """The config is that of Keras, and an optimizer that is made from it has the same one."""
    expression, _ = case(name)
    config = config_of(tf, expression)
    assert config == RECORDED["configs"][name]
    optimizer = made(tf, expression)
    again = tf.keras.optimizers.deserialize(json.loads(json.dumps(tf.keras.optimizers.serialize(optimizer))))
    assert again.get_config() == optimizer.get_config()


def schedules_of(name):
    """The expressions that make a schedule of one class."""
    return [expression for expression in SCHEDULES if expression.startswith(f"S.{name}(")]


def check_schedule(expression):
    """25 learning rates are those of Keras, one by one and inside a `tf.function`; so is the config."""
    schedule, wanted = made(tf, expression), RECORDED["schedules"][expression]
    assert schedule.get_config() == RECORDED["schedule_configs"][expression]
    traced = tf.function(schedule)
    for step, rate in enumerate(wanted):
        np.testing.assert_allclose(schedule(step), rate, rtol=1e-5, atol=1e-6)
        np.testing.assert_allclose(traced(tf.constant(step)), rate, rtol=1e-5, atol=1e-6)
