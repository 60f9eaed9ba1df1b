"""The scatter kernels, against a loop."""

import numpy as np
import pytest

from minitf.ops.variables import resource_scatter as ops

COMBINE = {
    "Update": lambda old, new: new,
    "Add": np.add,
    "Sub": np.subtract,
    "Mul": np.multiply,
    "Div": np.divide,
    "Min": np.minimum,
    "Max": np.maximum,
}


@pytest.mark.parametrize("name", COMBINE)
def test_rows(name):
    array = np.arange(1.0, 13.0).reshape(4, 3)
    indices, updates = np.array([[2, 0], [2, 3]]), np.arange(2.0, 14.0).reshape(2, 2, 3)
    expected = array.copy()
    for i, row in zip(indices.reshape(-1), updates.reshape(-1, 3)):
        expected[i] = COMBINE[name](expected[i], row)
    getattr(ops, f"ResourceScatter{name}").kernel(np, array, indices, updates)
    np.testing.assert_allclose(array, expected)


@pytest.mark.parametrize("name", ["Update", "Add", "Sub", "Min", "Max"])
@pytest.mark.parametrize("depth", [1, 2])
def test_elements(name, depth):
    array = np.arange(12.0).reshape(4, 3)
    indices = np.array([[2, 0], [2, 1], [0, 2], [2, 0]])[:, :depth]
    updates = np.arange(12.0).reshape(4, 3)[:, 0] if depth == 2 else np.arange(12.0).reshape(4, 3)
    expected = array.copy()
    for i, update in zip(indices.tolist(), updates):
        expected[tuple(i)] = COMBINE[name](expected[tuple(i)], update)
    getattr(ops, f"ResourceScatterNd{name}").kernel(np, array, indices, updates)
    np.testing.assert_allclose(array, expected)
