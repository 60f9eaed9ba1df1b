"""Where dtypes meet: minitf/ops/numpy_names/lattice.py, against TensorFlow's own table."""

import json
from pathlib import Path

import numpy as np
import pytest

import minitf as tf
from minitf.ops.numpy_names.lattice import ABOVE, NoMeeting, is_risky, join, meet

PLACE = Path(__file__).parents[2] / "golden/promotion_modes.json"
TABLE = json.loads(PLACE.read_text(encoding="utf-8"))["lattice"]


def test_every_meeting_is_that_of_tensorflow():
    assert TABLE.keys() == ABOVE.keys()
    for one, row in TABLE.items():
        for other, recorded in row.items():
            met = join(one, other)
            assert f"{met} {'all' if is_risky(one, other, met) else 'safe'}" == recorded, (one, other)


def test_the_order_of_meetings_does_not_matter():
    for a in ABOVE:
        for b in ABOVE:
            assert join(a, b) == join(b, a)
            assert all(join(join(a, b), c) == join(a, join(b, c)) for c in ABOVE)


def test_values_have_their_places():
    assert meet([1, None, [2.5, True]]) == (tf.float32, True)
    assert meet([np.int8(1), 1, int]) == (tf.int8, False)
    assert meet([tf.Variable(1.5), np.float16, tf.TensorShape([2])]) == (tf.float32, False)
    assert meet([]) == (tf.float32, True)
    assert meet(["a", "b"]) == (tf.string, False)


def test_what_has_no_place():
    with pytest.raises(NoMeeting):
        meet(["a", 1])
    with pytest.raises(NoMeeting):
        meet([object()])
    with pytest.raises(OverflowError, match="are int32"):
        meet([2**40])
    with pytest.raises(TypeError, match=r"int32 meets float32\*, in float64\*: .* loses nothing"):
        meet([tf.constant(1), 2.5], safe=True)
