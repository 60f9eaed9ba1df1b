"""Some mutated models: each loads, or ends in a declared error. Many more are tried by running `fuzzing.py`."""

import random

from saving.saved_model import fuzzing


def test_mutated_models_end_in_declared_errors():
    found = fuzzing.run(150, seconds=600, seed=11, names=["dense_exported", "tables", "session"])
    assert found["loaded"] > 10
    assert found["DataLossError"] + found["OSError"] > 10


def test_mutations_change_something():
    rng, data = random.Random(1), fuzzing.messages.SavedModel(saved_model_schema_version=1).SerializeToString()
    assert any(fuzzing.mutated(data, rng) != data for _ in range(5))
    assert any(fuzzing.mutated_message(data, rng) != data for _ in range(5))
