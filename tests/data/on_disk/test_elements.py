"""on_disk/elements.py: elements as records."""

import numpy as np
import pytest

import minitf as tf
from minitf.data.on_disk.elements import Assembly, array_of_record, records_of
from minitf.data.structure import specs_of

LEAVES = [tf.constant([[1, 2]]), tf.constant(["one", ""]), tf.constant(True), tf.ragged.constant([[1.0], []]), None,
          tf.sparse.from_dense([0, 3])]  # fmt: skip


def test_there_and_back():
    spec = specs_of(tuple(LEAVES))
    found = Assembly(spec)([array_of_record(record, "here") for record in records_of(LEAVES)])
    assert [x.numpy().tolist() for x in found[:3]] == [[[1, 2]], [b"one", b""], True]
    assert found[3].to_list() == [[1.0], []]
    assert found[4] is None
    assert tf.sparse.to_dense(found[5]).numpy().tolist() == [0, 3]


def test_strings_as_tensorflow_writes_them():
    record = bytes.fromhex("0807120412020802220602026869" + "6869")
    assert array_of_record(record, "here").tolist() == [b"hi", b"hi"]


@pytest.mark.parametrize("content", ["220502026869", "2208020268696869" + "6969", "2201ff"])
def test_strings_that_are_damaged(content):
    with pytest.raises(tf.errors.DataLossError):
        array_of_record(bytes.fromhex("080712041202080" + "2" + content), "here")


def test_an_array_may_be_written_into():
    record = records_of([tf.constant(np.arange(4.0))])[0]
    assert array_of_record(record, "here").flags.writeable
