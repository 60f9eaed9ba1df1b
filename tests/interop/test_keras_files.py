"""A model that one library trained half way, the other reads, and goes on with the same losses."""

import zipfile
from pathlib import Path

import numpy as np
import pytest

import minitf as tf
from interop import keras_files

h5py = pytest.importorskip("h5py")

RUN = """
sys.path.insert(0, sys.argv[1])
from interop import keras_files
print(json.dumps(getattr(keras_files, sys.argv[2])(tf, sys.argv[3])))
"""
TESTS = Path(__file__).parents[1]


def assert_same(first, second):
    for name, found in first.items():
        for part, other in (("outputs", "outputs"), ("losses", "losses"), ("outputs", "weights")):
            message = f"{name} {other}"
            np.testing.assert_allclose(second[name][other], found[part], rtol=1e-4, atol=1e-5, err_msg=message)


def test_ours_goes_on_in_keras(oracle, tmp_path):
    assert_same(keras_files.half_way(tf, tmp_path), oracle(RUN, TESTS, "other_half", tmp_path))


def test_theirs_goes_on_in_ours(oracle, tmp_path):
    assert_same(oracle(RUN, TESTS, "half_way", tmp_path), keras_files.other_half(tf, tmp_path))


def test_the_files_are_laid_out_alike(oracle, tmp_path):
    for folder in ("ours", "theirs"):
        (tmp_path / folder).mkdir()
    keras_files.half_way(tf, tmp_path / "ours")
    oracle(RUN, TESTS, "half_way", tmp_path / "theirs")
    for path in (tmp_path / "ours").glob("*[!0-9].weights.h5"):  # without the parts, which are cut elsewhere
        assert layout(path) == layout(tmp_path / "theirs" / path.name)


def test_vocabularies_travel_both_ways(oracle, tmp_path):
    for folder in ("ours", "theirs"):
        (tmp_path / folder).mkdir()
    ours = keras_files.save_words(tf, tmp_path / "ours")
    theirs = oracle(RUN, TESTS, "save_words", tmp_path / "theirs")
    for first, second in ((theirs, ours), (oracle(RUN, TESTS, "load_words", tmp_path / "ours"), ours),
                          (keras_files.load_words(tf, tmp_path / "theirs"), theirs)):
        for name in first:
            np.testing.assert_allclose(first[name], second[name], rtol=1e-5, err_msg=name)
    for path in (tmp_path / "ours").glob("*.keras"):
        with zipfile.ZipFile(path) as one, zipfile.ZipFile(tmp_path / "theirs" / path.name) as other:
            assert sorted(one.namelist()) == sorted(other.namelist())


def layout(path):
    """What is in a file: (path, shape, dtype) of each group and dataset."""
    found = []
    with h5py.File(path) as file:
        file.visititems(lambda name, x: found.append((name, getattr(x, "shape", ()), str(getattr(x, "dtype", "")))))
    return found
