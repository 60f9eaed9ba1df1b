"""Between real numbers and integers."""

import numpy as np

from lite.models import Maker, one, one_of_integers, ran
from minitf.lite.options import FakeQuantOptions


def test_there_and_back():
    make = Maker()
    x, q, y = make.tensor([3]), make.tensor([3], "int8", 0.5, 10), make.tensor([3])
    make.operator("QUANTIZE", [x], [q])
    make.operator("DEQUANTIZE", [q], [y])
    found = ran(make.file(make.graph([x], [q, y])), np.float32([1.25, -0.3, 1000]))
    assert [a.tolist() for a in found] == [[13, 9, 127], [1.5, -0.5, 58.5]]


def test_to_another_scale():
    found, _ = one_of_integers("QUANTIZE", (np.int8([-128, 0, 100]), 0.5, 0), out=("uint8", 1.0, 128))
    assert found.tolist() == [64, 128, 178]


def test_floats_of_16_bits():
    assert one("DEQUANTIZE", [np.float16([1.5, 2])]).tolist() == [1.5, 2.0]


def test_rounding_learned():
    y = one("FAKE_QUANT", np.float32([-9, 0.1, 0.13, 9]), options=FakeQuantOptions(-1.0, 1.0, 3))
    assert len(np.unique(y)) == 3
    assert y[0] < -0.9
    assert np.isclose(y[1], 0, atol=1e-6)
