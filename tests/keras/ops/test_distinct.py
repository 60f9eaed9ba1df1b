"""minitf/keras/ops/distinct.py"""

from keras.ops_as_keras import cases, same_as_keras


@cases("distinct")
def test_keras_gave_the_same(expression):
    same_as_keras("distinct", expression)
