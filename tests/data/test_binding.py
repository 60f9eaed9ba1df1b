"""binding.py: what TensorFlow gives, too."""

import pytest

import minitf as tf
from data.recorded import assert_as_recorded, cases
from minitf.core.spec import Spec
from minitf.data.binding import bound, open_tensors
from minitf.graph.func_graph import FuncGraph


@pytest.mark.parametrize("name", cases("binding"))
def test_as_tensorflow_does(name):
    assert_as_recorded("binding", name)


def test_only_what_hangs_on_a_symbolic_tensor_is_copied():
    known = tf.data.Dataset.range(5).shuffle(5)
    with FuncGraph("f").building() as graph:
        n = graph.placeholder(Spec((), tf.int64))
    assert open_tensors(known.stage) == []
    taken = known.take(n).stage
    copied = bound(taken, open_tensors(taken), [tf.constant(2, tf.int64)])
    assert copied.count == 2
    assert copied.sources[0] is known.stage
