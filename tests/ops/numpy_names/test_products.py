"""What the recorded calls of tests/api/experimental/numpy do not show of numpy_names/products.py."""

from minitf.ops.numpy_names import products


def test_products_beside_the_recorded_calls():
    assert products.kron([[1, 2]], [3, 4]).numpy().tolist() == [[3, 4, 6, 8]]
    assert products.cross([1, 2], [3, 4]).numpy() == -2
