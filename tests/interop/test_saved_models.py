"""SavedModels that one library wrote, the other one loads; and those of ours in TensorFlow's other tools."""

import contextlib
import json
from pathlib import Path

import numpy as np
import pytest

import minitf as tf
from interop import saved_models, saved_models_elsewhere

TESTS = Path(__file__).parents[1]
READ = """
sys.path.insert(0, sys.argv[1])
from interop import saved_models, saved_models_elsewhere
found = {"read": saved_models.read(tf, sys.argv[2]), "elsewhere": saved_models_elsewhere.elsewhere(tf, sys.argv[2])}
with open(sys.argv[2] + "/found.json", "w") as file:  # the converter prints, too
    json.dump(found, file)
"""
WRITE = """
sys.path.insert(0, sys.argv[1])
from interop import saved_models
print(json.dumps(saved_models.write(tf, sys.argv[2])))
"""


@pytest.fixture(scope="module")
def ours(tmp_path_factory, oracle):
    """(the folder, what ours compute, what TensorFlow finds in their files)."""
    folder = tmp_path_factory.mktemp("ours")
    expected = saved_models.write(tf, folder)
    oracle_says(oracle, folder)
    return folder, expected, json.loads((folder / "found.json").read_text())


def oracle_says(oracle, folder):
    """Run READ, whose standard output is not JSON alone."""
    with contextlib.suppress(json.JSONDecodeError):
        oracle(READ, TESTS, folder)


@pytest.fixture(scope="module")
def theirs(tmp_path_factory, oracle):
    folder = tmp_path_factory.mktemp("theirs")
    return folder, oracle(WRITE, TESTS, folder)


def same(found, expected, name):
    """Assert that structures of numbers and texts are equal, numbers up to rounding."""
    if isinstance(expected, dict):
        assert found.keys() == expected.keys(), name
        for key in expected:
            same(found[key], expected[key], f"{name} {key}")
    elif isinstance(expected, list):
        assert len(found) == len(expected), name
        for i, (x, y) in enumerate(zip(found, expected)):
            same(x, y, f"{name} {i}")
    elif isinstance(expected, str):
        assert found == expected, name
    else:
        np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-6, err_msg=name)


def as_signature(result):
    """What a signature gives where the function gives `result`."""
    return result if isinstance(result, dict) else {"output_0": result}


def check(found, expected, where):
    for name, calls in expected.items():
        for call, result in calls.items():
            same(found[name][call], result, f"{where} {name} {call}")
        if "serve" in calls:
            same(found[name]["as a layer"], calls["serve"], f"{where} {name} as a layer")
            for kind in ("exported", "saved"):
                same(found[name][kind], as_signature(calls["serve"]), f"{where} {name} {kind}")
    assert found["everything"]["loaded loop"] == {"output_0": 9}
    assert found["everything"]["loaded nested"] == {"output_0": [-2.0, -3.0]}
    assert found["everything"]["loaded step"] == [1, 5.0]
    same(found["tables"]["signature"], expected["tables"]["call"], "tables")


def test_ours_load_in_tensorflow_as_objects_and_layers(ours):
    _, expected, found = ours
    check(found["read"], expected, "in TensorFlow")


def test_theirs_load_here_as_objects_and_layers(theirs):
    folder, expected = theirs
    check(saved_models.read(tf, folder), expected, "in minitf")


def test_the_numbers_of_variables_are_the_same_in_both(ours, theirs):
    here = saved_models.read(tf, theirs[0])
    assert {name: found["variables"] for name, found in here.items() if "variables" in found} == {
        name: found["variables"] for name, found in ours[2]["read"].items() if "variables" in found}


def test_ours_run_in_sessions_as_servers_run_them(ours):
    _, expected, found = ours
    for name, result in found["elsewhere"]["sessions"].items():
        same(result, as_signature(expected[name].get("serve", expected[name].get("call"))), f"session {name}")


def test_ours_are_accepted_by_the_converter_for_lite(ours):
    _, expected, found = ours
    for name, result in found["elsewhere"]["lite"].items():
        if result is not True:
            for key, y in as_signature(expected[name]["serve"]).items():
                np.testing.assert_allclose(result[key], y, rtol=1e-4, atol=1e-5, err_msg=f"lite {name} {key}")


def test_a_loaded_model_trains_alike_in_both(ours):
    folder, _, found = ours
    for (losses, result), (here, after) in zip(
            found["elsewhere"]["trained"], saved_models_elsewhere.all_trained(tf, folder), strict=True):
        np.testing.assert_allclose(here, losses, rtol=1e-5)
        np.testing.assert_allclose(after, result, rtol=1e-4, atol=1e-6)


def test_tensorflow_s_command_line_reads_ours(ours):
    assert ours[2]["elsewhere"]["command line"]
