"""A process that is killed while it saves over a model leaves a whole one. `killing.py` does this 200 times."""

from saving.saved_model.killing import run


def test_whoever_is_killed_leaves_a_whole_model():
    assert run(kills=2, seed=1) > 0
