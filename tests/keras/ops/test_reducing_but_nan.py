"""minitf/keras/ops/reducing_but_nan.py"""

from keras.ops_as_keras import cases, same_as_keras


@cases("reducing_but_nan")
def test_keras_gave_the_same(expression):
    same_as_keras("reducing_but_nan", expression)
