"""What is known of a result of several branches: also what chapter 8's exercise `common_spec` is graded by."""

import minitf as tf
from minitf.core.spec import Spec
from minitf.graph.control.bodies import common_spec


def dims(*shapes):
    return common_spec([Spec(shape, tf.float32) for shape in shapes]).dims


def test_one_branch_alone():
    assert dims((2, 3)) == (2, 3)
    assert dims(()) == ()


def test_sizes_that_agree_stay():
    assert dims((2, 3), (2, 3)) == (2, 3)
    assert dims((2, 3), (2, 5)) == (2, None)
    assert dims((1, 3), (2, 3)) == (None, 3)


def test_an_axis_that_is_open_somewhere_is_open():
    assert dims((2, None), (2, 3)) == (2, None)
    assert dims((2, 3), (None, None)) == (None, None)


def test_other_numbers_of_axes_leave_nothing():
    assert dims((2,), (2, 3)) is None
    assert dims((2, 3), (2,)) is None
    assert dims((), (1,)) is None


def test_an_unknown_rank_is_catching():
    assert dims(None, (2,)) is None
    assert dims((2,), None) is None
    assert dims(None, None) is None


def test_of_three_branches_all_count():
    assert dims((2, 3), (2, 3), (4, 3)) == (None, 3)
    assert dims((2, 3), (4, 3), (2, 3)) == (None, 3)
    assert dims((2,), (2, 3), (2, 3)) is None
    assert dims((2, 3), (2,), (2, 3)) is None


def test_the_dtype_stays():
    assert common_spec([Spec((2,), tf.int32), Spec((3,), tf.int32)]).dtype == tf.int32
