"""Requests as tasks: what is run, and what is made of it."""

import numpy as np

from minitf.serving.inference.examples import bytes_array
from minitf.serving.inference.tasks import TASKS


def test_a_task_runs_a_signature_and_finishes_its_outputs(servable, x):
    task = TASKS["Predict"](servable, "serving_default", ({"x": x}, ["y"]), False)
    assert task.signature is servable.signatures["serving_default"]
    np.testing.assert_array_equal(task.finish(task.signature(task.inputs))["y"], [2.5, 3.0])


def test_examples_are_the_only_input(servable):
    examples = bytes_array([b"", b""])
    for api, name, outputs, answer in (
            ("Classify", "classify", {"scores": np.ones((2, 1), np.float32)}, [[("", 1.0)], [("", 1.0)]]),
            ("Regress", "regress", {"outputs": np.ones(2, np.float32)}, [1.0, 1.0])):
        task = TASKS[api](servable, name, examples, False)
        assert task.inputs == {"inputs": examples}
        assert task.finish(outputs) == answer
