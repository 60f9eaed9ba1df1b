"""LSTM as one op says the shapes of what it gives. Its values are proved in test_whole_sequence.py."""

from minitf.backend.dtypes import bool_, float32
from minitf.core.execute import infer
from minitf.core.spec import Spec
from minitf.keras.layers.rnn.lstm_sequence import LSTMSequence


def test_shapes_of_unknown_sizes():
    shapes = (None, None, 2), (None, 4), (None, 4), (2, 16), (4, 16), (16,)
    given = [*(Spec(shape, float32) for shape in shapes), Spec((0, 0), bool_)]
    found = [spec.dims for spec in infer(LSTMSequence, given, {"masked": False})]
    assert found[:3] == [(None, None, 4), (None, 4), (None, 4)]
    assert found[5] == (None, None, 16)
