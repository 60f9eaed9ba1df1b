"""Many kinds of layers and ops in SavedModels, there and back."""

from pathlib import Path

import minitf as tf
from interop import saved_programs
from interop.test_saved_models import same

TESTS = Path(__file__).parents[1]
RUN = """
sys.path.insert(0, sys.argv[1])
from interop import saved_programs
print(json.dumps(getattr(saved_programs, sys.argv[2])(tf, sys.argv[3])))
"""


def compare(found, expected):
    assert found.keys() == expected.keys()
    for name, result in expected.items():
        same(found[name], result, name)


def test_ours_run_in_tensorflow(oracle, tmp_path):
    expected = saved_programs.write(tf, str(tmp_path))
    compare(oracle(RUN, TESTS, "read", tmp_path), expected)


def test_those_of_tensorflow_run_here(oracle, tmp_path):
    expected = oracle(RUN, TESTS, "write", tmp_path)
    compare(saved_programs.read(tf, str(tmp_path)), expected)
