"""dataset_ops.py: the ops themselves (what functions make of them is in test_in_graph.py and test_binding.py)."""

import pytest

import minitf as tf
from minitf.core.execute import execute
from minitf.core.spec import Spec
from minitf.data.dataset_ops import (
    AnonymousIterator,
    DatasetCardinality,
    DatasetToSingleElement,
    IteratorGetNext,
    zeros_of,
)
from minitf.data.stage import slots

NUMBER = (Spec((), tf.int64),)


def handle(n):
    return slots.handle_of(tf.data.Dataset.range(n))


def test_a_pass_gives_one_element_after_the_other():
    place = execute(AnonymousIterator, handle(2))
    found = [execute(IteratorGetNext, place, specs=NUMBER, ends=True) for _ in range(3)]
    assert [(bool(more), int(x)) for more, x in found] == [(True, 0), (True, 1), (False, 0)]
    with pytest.raises(tf.errors.OutOfRangeError):
        execute(IteratorGetNext, place, specs=NUMBER, ends=False)


def test_sizes_and_single_elements():
    assert int(execute(DatasetCardinality, handle(7))) == 7
    assert int(execute(DatasetToSingleElement, handle(1), specs=NUMBER)[0]) == 0
    with pytest.raises(tf.errors.InvalidArgumentError, match="more than one element"):
        execute(DatasetToSingleElement, handle(2), specs=NUMBER)


def test_what_stands_for_a_tensor_that_is_not_there():
    assert zeros_of(Spec((2, None), tf.float32)).shape == (2, 0)
    assert zeros_of(Spec((), tf.variant)).stage is None
