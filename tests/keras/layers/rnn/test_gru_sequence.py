"""GRU as one op says the shapes of what it gives. Its values are proved in test_whole_sequence.py."""

from minitf.backend.dtypes import bool_, float32
from minitf.core.execute import infer
from minitf.core.spec import Spec
from minitf.keras.layers.rnn.gru_sequence import GRUSequence


def test_shapes():
    shapes = (3, 5, 2), (3, 4), (2, 12), (4, 12), (2, 12)
    given = [*(Spec(shape, float32) for shape in shapes), Spec((0, 0), bool_)]
    found = [spec.dims for spec in infer(GRUSequence, given, {"masked": False})]
    assert found == [(5, 3, 4), (3, 4), (6, 3, 4), (5, 3, 12), (5, 3, 4)]
