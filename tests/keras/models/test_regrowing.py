"""minitf/keras/models/regrowing.py"""

import numpy as np

import minitf as tf
from keras.models.against_keras import cases, check
from minitf.keras.models.regrowing import begins_graph, regrown

keras = tf.keras


@cases("written_parts")
def test_parts_are_those_of_keras(case, monkeypatch):
    check(case, monkeypatch)


def test_a_part_shares_its_weights():
    x = keras.Input((3,))
    middle = keras.layers.Dense(4)(x)
    y = keras.layers.Dense(2)(middle)
    whole, part = keras.Model(x, y), keras.Model(middle, y)
    assert part.weights[0] is whole.weights[2]
    h = keras.Model(x, middle)(tf.ones((1, 3)))
    np.testing.assert_allclose(part(h), whole(tf.ones((1, 3))), rtol=1e-6)


def test_an_input_stays_and_the_middle_gets_one():
    x = keras.Input((3,))
    middle = x * 2
    assert begins_graph(x)
    assert not begins_graph(middle)
    (a, b), y = regrown([x, middle], middle + x)
    assert a is x
    assert begins_graph(b)
    assert y.shape == (None, 3)
