"""The same numbers in another shape or order."""

import numpy as np
import pytest

from lite.models import one, one_of_integers
from minitf.lite.options import (
    REFLECT,
    SYMMETRIC,
    ConcatenationOptions,
    DepthToSpaceOptions,
    MirrorPadOptions,
    PackOptions,
    ReshapeOptions,
    SpaceToDepthOptions,
    SqueezeOptions,
    UnpackOptions,
)

X = np.arange(6, dtype=np.float32).reshape(2, 3)
PAIRS = np.int32([[1, 0], [0, 1]])
MOVES = {
    "RESHAPE": (lambda: one("RESHAPE", X, [np.int32([3, -1])]), X.reshape(3, 2)),
    "RESHAPE by options": (lambda: one("RESHAPE", X, options=ReshapeOptions([6])), X.ravel()),
    "SQUEEZE": (lambda: one("SQUEEZE", X[None, :, None], options=SqueezeOptions([0])), X[:, None]),
    "EXPAND_DIMS": (lambda: one("EXPAND_DIMS", X, [np.int32(1)]), X[:, None]),
    "TRANSPOSE": (lambda: one("TRANSPOSE", X, [np.int32([1, 0])]), X.T),
    "BROADCAST_TO": (lambda: one("BROADCAST_TO", X, [np.int32([2, 2, 3])]), np.stack([X, X])),
    "TILE": (lambda: one("TILE", X, [np.int32([2, 1])]), np.tile(X, (2, 1))),
    "PAD": (lambda: one("PAD", X, [PAIRS]), np.pad(X, PAIRS)),
    "PADV2": (lambda: one("PADV2", X, [PAIRS], [np.float32(7)]), np.pad(X, PAIRS, constant_values=7)),
    "REFLECT": (lambda: one("MIRROR_PAD", X, [PAIRS], options=MirrorPadOptions(REFLECT)), np.pad(X, PAIRS, "reflect")),
    "SYMMETRIC": (lambda: one("MIRROR_PAD", X, [PAIRS], options=MirrorPadOptions(SYMMETRIC)),
                  np.pad(X, PAIRS, "symmetric")),
    "CONCATENATION": (lambda: one("CONCATENATION", X, X, options=ConcatenationOptions(1)), np.concatenate([X, X], 1)),
    "PACK": (lambda: one("PACK", X, X, options=PackOptions(2, 1)), np.stack([X, X], 1)),
    "FILL": (lambda: one("FILL", [np.int32([2, 2])], [np.float32(3)]), np.full((2, 2), 3)),
    "ZEROS_LIKE": (lambda: one("ZEROS_LIKE", X), np.zeros((2, 3))),
    "SHAPE": (lambda: one("SHAPE", X, out=((), "int32")), np.array([2, 3])),
    "RANK": (lambda: one("RANK", X, out=((), "int32")), np.array(2)),
    "RANGE": (lambda: one("RANGE", [np.float32(1)], [np.float32(2)], [np.float32(0.4)]), np.float32([1, 1.4, 1.8])),
    "CAST": (lambda: one("CAST", X / 2, out=((), "int32")), (X / 2).astype(int)),
    "BITCAST": (lambda: one("BITCAST", X, out=((), "int32")), X.view(np.int32)),
    "BROADCAST_ARGS": (lambda: one("BROADCAST_ARGS", [np.int32([2, 1])], [np.int32([3])], out=((), "int32")),
                       np.array([2, 3])),
}


@pytest.mark.parametrize("name", MOVES)
def test_move(name):
    made, expected = MOVES[name]
    assert np.array_equal(made(), expected)


def test_parts():
    outs = [((), "float32")] * 3
    for found in (one("SPLIT", [np.int32(1)], X, outs=outs), one("SPLIT_V", X, [np.int32([1, -1, 1])], [np.int32(1)],
                                                                  outs=outs)):
        assert [y.ravel().tolist() for y in found] == [[0, 3], [1, 4], [2, 5]]
    found = one("UNPACK", X, options=UnpackOptions(3, 1), outs=outs)
    assert [y.tolist() for y in found] == [[0, 3], [1, 4], [2, 5]]


def test_pixels_and_channels():
    x = np.arange(16, dtype=np.float32).reshape(1, 2, 2, 4)
    y = one("DEPTH_TO_SPACE", x, options=DepthToSpaceOptions(2))
    assert y[0, :2, :, 0].tolist() == [[0, 1, 4, 5], [2, 3, 6, 7]]
    assert np.array_equal(one("SPACE_TO_DEPTH", y, options=SpaceToDepthOptions(2)), x)
    block, crops = [np.int32([2, 2])], [np.int32([[0, 0], [0, 0]])]
    z = one("SPACE_TO_BATCH_ND", y, block, crops)
    assert z[0, :, :, 0].tolist() == [[0, 4], [8, 12]]
    assert np.array_equal(one("BATCH_TO_SPACE_ND", z, block, crops), y)


def test_integers_are_padded_with_what_stands_for_0_and_joined_at_one_scale():
    x = np.int8([[1, 2]])
    padded = one_of_integers("PAD", (x, 0.5, -7), np.int32([[0, 0], [1, 0]]), out=("int8", 0.5, -7))
    assert padded[0].tolist() == [[-7, 1, 2]]
    joined = one_of_integers("CONCATENATION", (x, 0.5, 0), (x, 1.0, 0), out=("int8", 0.5, 0),
                             options=ConcatenationOptions(1))
    assert joined[0].tolist() == [[1, 2, 2, 4]]


@pytest.mark.parametrize("make", [
    lambda: one("FILL", [np.int32([2**30, 2**20])], [np.float32(0)]),
    lambda: one("TILE", X, [np.int32([2**30, 2**30])]),
    lambda: one("BROADCAST_TO", X, [np.int32([2**30, 2, 3])]),
    lambda: one("PAD", X, [np.int32([[2**30, 0], [2**30, 0]])]),
    lambda: one("PAD", X, [np.int32([[-1, 0], [0, 0]])]),
    lambda: one("RANGE", [np.float32(0)], [np.float32(1)], [np.float32(0)]),
    lambda: one("MIRROR_PAD", X, [np.int32([[9, 0], [0, 0]])], options=MirrorPadOptions(REFLECT)),
])
def test_too_much_is_refused(make):
    with pytest.raises(RuntimeError):
        make()
