"""Damaged checkpoints end in declared errors. `fuzzing.py` reads 20,000 of them."""

from saving import fuzzing


def test_damaged_checkpoints_end_in_declared_errors():
    found = fuzzing.run(300, seed=3, seconds=300)
    assert found["DataLossError"] > 50
    assert set(found) <= {"nothing", "ValueError", "AssertionError", "DataLossError", "NotFoundError",
                          "InvalidArgumentError", "UnimplementedError"}
