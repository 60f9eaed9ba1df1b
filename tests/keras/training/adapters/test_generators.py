"""The batches of Python generators."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.training.adapters.generators import GeneratorAdapter, as_batch


def numbers(n):
    for i in range(n):
        yield np.full(2, i), np.full(2, i * i, "float64")


def firsts(adapter):
    return [int(x[0]) for x, _ in adapter.batches()]


def test_all_that_it_yields():
    adapter = GeneratorAdapter(numbers(4))
    assert adapter.num_batches is None
    assert firsts(adapter) == [0, 1, 2, 3]


def test_a_generator_that_has_ended_gives_its_first_batches_again():
    adapter = GeneratorAdapter(numbers(4))
    firsts(adapter)
    assert firsts(adapter) == [0, 1]


def test_floats_take_the_default_size():
    _, y = next(iter(GeneratorAdapter(numbers(1)).batches()))
    assert y.dtype == tf.float32


@pytest.mark.parametrize(("yields", "message"), [([], "at least one batch"), ([[1, 2]], "it must yield tuples")])
def test_generators_that_do_not_serve(yields, message):
    with pytest.raises(ValueError, match=message):
        GeneratorAdapter(x for x in yields)


def test_leaves_need_an_axis():
    assert as_batch((np.ones(2), None))[1] is None
    with pytest.raises(ValueError, match="at least rank 1"):
        as_batch((3.0,))
