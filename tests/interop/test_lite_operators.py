"""Operators that files may have and our converter does not write: one by one, there and here."""

import numpy as np

from interop.test_lite_convert import run_there
from lite.models import Maker, ran
from minitf.lite import options as kinds

RANDOM = np.random.default_rng(0)
X = RANDOM.normal(size=(2, 4, 6)).astype("float32")
IMAGE = RANDOM.normal(size=(1, 4, 4, 3)).astype("float32")
INTEGERS = RANDOM.integers(1, 60, (2, 3)).astype("int32")
HALF = kinds.Pool2DOptions(kinds.VALID, 2, 2, 2, 2)
CASES = {  # name -> (inputs, options, dtype of the output where it is not that of the first input); a list: a constant
    "ATAN2": ([X, X[::-1].copy()], None, None),
    "BATCH_TO_SPACE_ND": ([IMAGE.repeat(4, 0), [np.int32([2, 2])], [np.int32([[0, 1], [1, 0]])]], None, None),
    "BITWISE_XOR": ([INTEGERS, INTEGERS[::-1].copy()], None, None),
    "BROADCAST_ARGS": ([np.int32([2, 1]), np.int32([3])], None, None),
    "DYNAMIC_UPDATE_SLICE": ([X, np.zeros((1, 2, 2), "f"), np.int32([1, 9, 3])], None, None),
    "EMBEDDING_LOOKUP": ([np.int32([2, 0]), [X.reshape(12, 4)]], None, "float32"),
    "HARD_SWISH": ([X * 3], None, None),
    "L2_NORMALIZATION": ([IMAGE], kinds.L2NormOptions(), None),
    "L2_POOL_2D": ([IMAGE], HALF, None),
    "LOCAL_RESPONSE_NORMALIZATION": ([IMAGE], kinds.LocalResponseNormalizationOptions(1, 1.0, 2.0, 0.5), None),
    "PRELU": ([IMAGE, [np.float32([[[0.1, 0.2, 0.3]]])]], None, None),
    "RANK": ([X], None, "int32"),
    "RELU_0_TO_1": ([X], None, None),
    "REVERSE_SEQUENCE": ([X, np.int32([2, 4])], kinds.ReverseSequenceOptions(1, 0), None),
    "RIGHT_SHIFT": ([INTEGERS, np.full_like(INTEGERS, 2)], None, None),
    "SCATTER_ND": ([np.int32([[0], [2]]), X[0, :2], [np.int32([3, 6])]], None, "float32"),
    "SELECT": ([X[0] > 0, X[0], X[1]], None, "float32"),
    "SPACE_TO_BATCH_ND": ([IMAGE, [np.int32([2, 2])], [np.int32([[1, 1], [0, 0]])]], None, None),
    "WHERE": ([X[0] > 0], None, "int64"),
    "ZEROS_LIKE": ([X], None, None),
}


def file_of(name, inputs, options, dtype):
    """(the file of one operator, its inputs that are no constants)."""
    make, given = Maker(), [x for x in inputs if isinstance(x, np.ndarray)]
    numbers = [make.constant(x[0]) if isinstance(x, list) else make.tensor(x.shape, x.dtype) for x in inputs]
    result = make.tensor((), dtype or inputs[0].dtype)
    make.operator(name, numbers, [result], options)
    return make.file(make.graph([n for n, x in zip(numbers, inputs) if isinstance(x, np.ndarray)], [result])), given


def test_each_gives_there_what_it_gives_here(oracle, tmp_path):
    files = [file_of(name, *case) for name, case in CASES.items()]
    for name, file, (there,) in zip(CASES, files, run_there(oracle, tmp_path, files)):
        (here,) = ran(file[0], *file[1])
        assert (here.dtype, here.shape) == (there.dtype, there.shape), name
        np.testing.assert_allclose(here, there, atol=1e-5, err_msg=name)
