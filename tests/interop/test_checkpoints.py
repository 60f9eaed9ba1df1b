"""Checkpoints that one library writes and the other restores."""

from pathlib import Path

import numpy as np
import pytest

import minitf as tf
from interop import checkpoints

RUN = """
sys.path.insert(0, sys.argv[1])
from interop import checkpoints
print(json.dumps(getattr(checkpoints, sys.argv[2])(tf, *sys.argv[3:])))
"""
TESTS = Path(__file__).parents[1]


def test_modules_go_to_tensorflow(oracle, tmp_path):
    saved = checkpoints.save_module(tf, tmp_path)
    assert oracle(RUN, TESTS, "restore_module", tmp_path) == saved


def test_modules_come_from_tensorflow(oracle, tmp_path):
    saved = oracle(RUN, TESTS, "save_module", tmp_path)
    assert checkpoints.restore_module(tf, tmp_path) == saved


def assert_same_losses(found, expected):
    for name, losses in expected.items():
        np.testing.assert_allclose(found[name], losses, rtol=1e-4, err_msg=name)


def test_training_goes_on_in_tensorflow(oracle, tmp_path):
    expected = checkpoints.half_way(tf, tmp_path)
    assert_same_losses(oracle(RUN, TESTS, "other_half", tmp_path), expected)


def test_training_comes_from_tensorflow(oracle, tmp_path):
    expected = oracle(RUN, TESTS, "half_way", tmp_path)
    assert_same_losses(checkpoints.other_half(tf, tmp_path), expected)


@pytest.mark.parametrize("kind", ["session", "tables"])
def test_sessions_and_tables_that_change_go_both_ways(oracle, tmp_path, kind):
    save, restore = (getattr(checkpoints, f"{verb}_{kind}") for verb in ("save", "restore"))
    for folder in ("ours", "theirs"):
        (tmp_path / folder).mkdir()
    ours = save(tf, tmp_path / "ours")
    theirs, ours_there = oracle(RUN, TESTS, "both_ways", tmp_path, kind)
    for found, expected in ((theirs, ours), (ours_there, ours), (restore(tf, tmp_path / "theirs"), theirs)):
        assert len(found) == len(expected)
        for x, y in zip(found, expected):
            np.testing.assert_allclose(x, y, rtol=1e-5)
