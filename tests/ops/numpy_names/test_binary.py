"""What the recorded calls of tests/api/experimental/numpy do not show of numpy_names/binary.py."""

from minitf.ops.numpy_names import binary


def test_binary_beside_the_recorded_calls():
    assert binary.gcd([48], [36]).numpy().tolist() == [12]
    assert binary.gcd([2**40], [3 * 2**20]).numpy().tolist() == [2**20]
    fibonacci = binary.gcd([7540113804746346429], [4660046610375530309])  # the worst that 64 bits hold
    assert fibonacci.numpy().tolist() == [1]
