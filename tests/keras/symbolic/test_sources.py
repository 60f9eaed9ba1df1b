"""minitf/keras/symbolic/sources.py"""

import minitf as tf

K = tf.keras


def test_sources_are_found_once_and_in_order():
    x, y = K.Input((2,)), K.Input((2,))
    total = K.layers.Add()([x, K.layers.Multiply()([y, x])])
    assert [id(source) for source in K.utils.get_source_inputs(total)] == [id(x), id(y)]


def test_an_input_is_its_own_source():
    x = K.Input((2,))
    assert K.utils.get_source_inputs(x)[0] is x
