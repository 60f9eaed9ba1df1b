"""A process that is killed while it saves leaves a whole checkpoint. `killing.py` does this 200 times."""

from saving.killing import run


def test_whoever_is_killed_leaves_a_whole_checkpoint():
    assert run(kills=3, seed=1) > 0
