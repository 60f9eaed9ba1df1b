"""Mirror padding against TensorFlow's answers, NumPy, and its own adjoint."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

import minitf as tf
from minitf.core.execute import execute
from minitf.ops.shapes.mirror import EDGE, MirrorPadGrad
from ops.recorded import check, table
from ops.slopes import assert_slopes


@table("mirror")
def test_as_tensorflow(call, answered):
    check(call, answered)


@st.composite
def cases(draw):
    mode = draw(st.sampled_from(sorted(EDGE)))
    shape = draw(hnp.array_shapes(min_dims=0, max_dims=3, min_side=1, max_side=4))
    return mode, shape, [[draw(st.integers(0, n - EDGE[mode])) for _ in "ab"] for n in shape]


@given(case=cases())
def test_it_is_numpys_and_its_gradient_is_the_adjoint(case):
    """For every x and dy:  <pad(x), dy> = <x, fold(dy)>."""
    mode, shape, pads = case
    pads = np.array(pads, np.int32).reshape(-1, 2)
    x = np.arange(1.0, 1 + np.prod(shape)).reshape(shape)
    y = tf.pad(x, pads, mode).numpy()
    np.testing.assert_array_equal(y, np.pad(x, pads.tolist(), mode=mode.lower()) if shape else x)
    dy = np.cos(np.arange(y.size)).reshape(y.shape)
    dx = execute(MirrorPadGrad, dy, pads, mode=mode)
    np.testing.assert_allclose((y * dy).sum(), (x * dx.numpy()).sum(), rtol=1e-9, atol=1e-9)


def test_slopes():
    x = np.arange(6.0).reshape(2, 3) / 5
    for mode in EDGE:
        assert_slopes(lambda x, mode=mode: tf.pad(x, [[1, 0], [2, 1]], mode) ** 2, x)
