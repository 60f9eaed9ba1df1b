"""TensorShape against TensorFlow's answers; broadcasting against NumPy's; the messages."""

import copy
import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.recorded import differences
from minitf.backend.errors import RuleError
from minitf.backend.shapes import TensorShape, broadcast, normalize_axes, normalize_axis, unknown_shape

# Where minitf says more than TensorFlow, on purpose.
KNOWN = {
    "tf.TensorShape([True])": ("TensorShape([True])", "TensorShape([1])"),
    "tf.broadcast_static_shape(tf.TensorShape([None]), tf.TensorShape([0]))": (
        "TensorShape([None])",
        "TensorShape([0])",
    ),
}
sizes = st.lists(st.integers(0, 4), max_size=4).map(tuple)


def test_shapes_answer_as_tensorflows_do():
    assert differences("shapes") == KNOWN


@given(sizes, sizes)
def test_broadcast_is_numpys(a, b):
    try:
        want = np.broadcast_shapes(a, b)
    except ValueError:
        with pytest.raises(RuleError):
            broadcast(a, b)
    else:
        assert broadcast(a, b) == broadcast(b, a) == want


@given(st.data())
def test_broadcast_with_unknown_sizes_covers_every_way_to_fill_them_in(data):
    a, b = data.draw(sizes), data.draw(sizes)
    try:
        want = np.broadcast_shapes(a, b)
    except ValueError:
        return
    hidden_a, hidden_b = (tuple(data.draw(st.sampled_from([n, None])) for n in shape) for shape in (a, b))
    got = broadcast(hidden_a, hidden_b)
    assert len(got) == len(want)
    assert all(size in (None, n) for size, n in zip(got, want))


def test_broadcast_names_the_axis_and_the_sizes():
    with pytest.raises(RuleError, match="the sizes of axis -2, 3 and 2, must be equal, or one of them 1"):
        broadcast((2, 3, 5), (2, 5))


def test_broadcast_with_an_unknown_rank():
    assert broadcast(None, (2,)) is None
    assert broadcast((2,), None) is None


@given(st.integers(0, 5), st.integers(-8, 8))
def test_normalize_axis_is_pythons_indexing(rank, axis):
    if -rank <= axis < rank:
        assert normalize_axis(axis, rank) == list(range(rank))[axis]
    else:
        with pytest.raises(RuleError):
            normalize_axis(axis, rank)


@pytest.mark.parametrize(
    ("axis", "rank", "rule"),
    [
        (2, 2, r"axis 2 does not exist: at rank 2 an axis is in \[-2, 2\)"),
        (0, 0, "axis 0 does not exist: a scalar has no axes"),
        (1.5, 2, "an axis must be an integer, not 1.5"),
    ],
)
def test_a_wrong_axis(axis, rank, rule):
    with pytest.raises(RuleError, match=rule):
        normalize_axis(axis, rank)


def test_normalize_axes():
    assert normalize_axes(np.array([-1, 0]), 3) == (2, 0)
    assert normalize_axes(np.int64(1), 3) == (1,)
    assert normalize_axes((), 3) == ()
    with pytest.raises(RuleError, match="axis 1 is named twice"):
        normalize_axes([1, -2], 3)


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: TensorShape([2, -1]), ValueError,
         r"TensorShape: received \[2, -1\]: -1 is no size. Write None for an unknown size\."),
        (lambda: TensorShape("ab"), TypeError, "received 'ab': a size must be an integer or None"),
        (lambda: TensorShape([2]).merge_with([3]), ValueError,
         r"TensorShape.merge_with: received \(2,\) and \(3,\): known sizes must be equal\."),
        (lambda: TensorShape([2]).with_rank(3), ValueError, r"received \(2,\): the rank must be 3\."),
        (lambda: TensorShape(None).as_list(), ValueError, "TensorShape.as_list: .* the rank must be known"),
    ],
)  # fmt: skip
def test_messages(call, error, message):
    with pytest.raises(error, match=message):
        call()


def test_shapes_are_copied_and_pickled():
    for shape in (TensorShape([2, None]), unknown_shape(), unknown_shape(3)):
        assert copy.deepcopy(shape) == pickle.loads(pickle.dumps(shape)) == shape  # noqa: S301 (our own bytes)
