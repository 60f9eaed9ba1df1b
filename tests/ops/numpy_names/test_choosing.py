"""What the recorded calls of tests/api/experimental/numpy do not show of numpy_names/choosing.py."""

from minitf.ops.numpy_names import choosing


def test_choosing_beside_the_recorded_calls():
    assert choosing.take([1, 2, 3], [7], mode="wrap").numpy().tolist() == [2]
    assert [x.shape.as_list() for x in choosing.ix([0, 1], [2])] == [[2, 1], [1, 1]]
