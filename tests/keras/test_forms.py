"""Values that JSON has no form for."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.forms import dump_value, form_of


@pytest.mark.parametrize("value", [b"bytes", slice(1, 2), ..., np.array([1.5, 2.5]), tf.constant([[1, 2]])])
def test_there_and_back(value):
    dumped = dump_value(value)
    again = form_of(dumped["class_name"]).load(dumped["config"])
    assert type(again) is type(value)
    assert np.all(np.asarray(again == value))


def test_other_values_have_none():
    assert dump_value(3) is None
    assert form_of("Dense") is None
