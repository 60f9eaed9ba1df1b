"""The package minitf.autodiff is also the namespace tf.autodiff."""

import pytest

import minitf as tf
from minitf.api import autodiff as table


def test_the_package_and_the_table_offer_the_same():
    assert dir(tf.autodiff) == dir(table) == ["ForwardAccumulator", "GradientTape"]
    assert tf.autodiff.ForwardAccumulator is table.ForwardAccumulator
    assert tf.autodiff.GradientTape is tf.GradientTape
    with pytest.raises(AttributeError, match="no such name"):
        _ = tf.autodiff.backprop
