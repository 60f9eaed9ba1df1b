"""What was measured, by name."""

import numpy as np

import minitf as tf
from minitf.keras.training.logs import as_numbers, in_order


def test_tensors_become_floats_sorted_by_name():
    found = as_numbers({"loss": tf.constant(1.5), "acc": np.float32(0.5), "inside": {"b": 2}})
    assert list(found.items()) == [("acc", 0.5), ("b", 2.0), ("loss", 1.5)]
    assert all(type(value) is float for value in found.values())


def test_what_is_no_single_number_stays():
    found = as_numbers({"vector": tf.constant([1.0, 2.0]), "text": "abc"})
    assert found["vector"].tolist() == [1.0, 2.0]
    assert found["text"] == "abc"
    assert as_numbers(None) == {}


def test_the_order_of_values():
    assert in_order({"z": 3, "loss": 1, "b": 2}, ["loss", "missing"]) == [1, 2, 3]
    assert in_order({"loss": 1}, ["loss"]) == 1
