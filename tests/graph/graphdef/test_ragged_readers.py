"""Ops on rows from files: filled up rows, and boundaries."""

import numpy as np
import pytest

import minitf as tf
from minitf.backend.dtypes import as_dtype
from minitf.graph.graphdef.attributes import put_attribute
from minitf.graph.graphdef.reading import GraphReader
from minitf.graph.graphdef.signatures import signature_of
from minitf.wire import messages


def read(op, inputs, **attrs):
    """What one node of a file gives."""
    node = messages.NodeDef(name="node", op=op, input=[f"x{i}" for i in range(len(inputs))])
    for name, value in attrs.items():
        put_attribute(node, name, signature_of(op).attrs[name][0], value)

    tensors = list(map(tf.constant, inputs))

    @tf.function
    def run():
        reader = GraphReader({})
        reader.read([node], {f"x{i}": tf.identity(x) for i, x in enumerate(tensors)})
        return reader.outputs["node"][0]

    return run().numpy()


def rows(partitions, kinds, shape=-1):
    tensors = [np.int64(shape), np.float32([1, 2, 3]), np.float32(-1), *map(np.int64, partitions)]
    return read("RaggedTensorToTensor", tensors, T=tf.float32, Tindex=tf.int64, Tshape=tf.int64,
                num_row_partition_tensors=len(partitions), row_partition_types=kinds).tolist()


def test_rows_are_filled_up():
    assert rows([[0, 1, 3]], ["ROW_SPLITS"]) == [[1, -1], [2, 3]]
    assert rows([[0, 2], [0, 1, 3]], ["ROW_SPLITS", "ROW_SPLITS"]) == [[[1, -1], [2, 3]]]
    assert rows([3, [0, 2, 2]], ["FIRST_DIM_SIZE", "VALUE_ROWIDS"]) == [[1, -1], [-1, -1], [2, 3]]
    assert rows([2, [1], [0, 0, 0]], ["FIRST_DIM_SIZE", "VALUE_ROWIDS", "VALUE_ROWIDS"]) == [
        [[-1, -1, -1]], [[1, 2, 3]]]


def test_other_partitions_are_not_read():
    with pytest.raises(tf.errors.UnimplementedError, match="must be ROW_SPLITS"):
        rows([2], ["ROW_LENGTHS"])


@pytest.mark.parametrize("dtype", ["float32", "int32"])
def test_boundaries(dtype):
    found = read("Bucketize", [np.array([[-5, 10], [3, 100]], dtype)], T=as_dtype(dtype), boundaries=[0.0, 10.0, 99.5])
    assert found.tolist() == [[0, 2], [1, 3]]
    assert found.dtype == np.int32
