"""From the tables of a file to what runs: what does not fit is refused, all missing operators at once."""

import numpy as np
import pytest

from lite.models import Maker, ran
from minitf.lite.interpreter import Interpreter
from minitf.lite.loading import options_of
from minitf.lite.options import SoftmaxOptions
from minitf.lite.schema import QuantizationParameters, Sparsity


def file_of(**more):
    make = Maker()
    x = make.tensor([2, 3], **more)
    y = make.tensor([2, 3])
    make.operator("ABS", [x], [y])
    return make, x, y


def refused(make, x, y, match):
    with pytest.raises(ValueError, match=match):
        Interpreter(model_content=make.file(make.graph([x], [y])))


def test_operators_that_do_not_run_are_named_all_at_once():
    make, x, y = file_of()
    for name in ("SVDF", "LSH_PROJECTION", "SVDF"):
        make.operator(name, [x], [make.tensor([2])])
    refused(make, x, y, "operators LSH_PROJECTION, SVDF: they do not run here")


def test_quantization_must_fit_the_shape():
    refused(*file_of(dtype="int8", scale=[1.0, 2.0], axis=1), r"2 scales: there must be one, or one for each index")
    refused(*file_of(dtype="int8", scale=[np.nan]), "a scale that is no positive number")


def test_sparse_tensors_and_halves_of_bytes_are_refused():
    refused(*file_of(sparsity=Sparsity()), "is sparse")
    refused(*file_of(dtype="int4"), "it must be a constant")


def test_two_integers_in_a_byte():
    make = Maker()
    w = make.tensor([3, 1], "int4", 0.5, value=np.uint8([0x87, 0x0F]))
    y = make.tensor([3, 1])
    make.operator("DEQUANTIZE", [w], [y])
    assert ran(make.file(make.graph([], [y])))[0].tolist() == [[3.5], [-4.0], [-0.5]]


def test_one_zero_point_may_stand_for_all_scales():
    make = Maker()
    w = make.constant(np.int8([[1], [2]]), scale=[0.5, 2.0])
    make.tensors[w].quantization = QuantizationParameters(scale=np.float32([0.5, 2]), zero_point=np.int64([0]))
    y = make.tensor([2, 1])
    make.operator("DEQUANTIZE", [w], [y])
    assert ran(make.file(make.graph([], [y])))[0].tolist() == [[0.5], [4.0]]


def test_options_that_a_file_leaves_out():
    assert options_of("SOFTMAX") == SoftmaxOptions()
    assert options_of("ABS") is None
