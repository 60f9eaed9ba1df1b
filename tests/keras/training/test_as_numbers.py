"""Logs as plain numbers. Chapter 15 sets `as_numbers` as an exercise."""

import numpy as np

import minitf as tf
from minitf.keras.training import logs


def test_tensors_become_floats():
    found = logs.as_numbers({"loss": tf.constant(1.5), "steps": 3, "rate": np.float32(0.5)})
    assert found == {"loss": 1.5, "steps": 3.0, "rate": 0.5}
    assert [type(value) for value in found.values()] == [float] * 3


def test_names_are_sorted():
    assert list(logs.as_numbers({"loss": 1.0, "accuracy": 2.0, "mae": 3.0})) == ["accuracy", "loss", "mae"]


def test_dicts_inside_are_merged():
    inside = {"b": 2, "deeper": {"c": tf.constant(3)}}
    assert logs.as_numbers({"a": 1, "inside": inside}) == {"a": 1.0, "b": 2.0, "c": 3.0}


def test_what_is_no_number_stays_as_it_is():
    found = logs.as_numbers({"text": "abc", "nothing": None})
    assert found == {"text": "abc", "nothing": None}


def test_tensors_with_axes_become_arrays():
    found = logs.as_numbers({"outputs": tf.constant([1.0, 2.0])})["outputs"]
    assert isinstance(found, np.ndarray)
    assert found.tolist() == [1.0, 2.0]


def test_no_logs_are_an_empty_dict():
    assert logs.as_numbers(None) == {}


def test_the_logs_are_not_changed():
    given = {"loss": tf.constant(1.0), "inside": {"a": 1}}
    logs.as_numbers(given)
    assert isinstance(given["loss"], tf.Tensor)
    assert given["inside"] == {"a": 1}
