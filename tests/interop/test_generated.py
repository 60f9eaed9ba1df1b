"""Random calls, valid and not: value, dtype, shape, gradient and class of exception are TensorFlow's.

`MINITF_CALLS=2000 python -m pytest tests/interop/test_generated.py` draws more of each family.
"""

import os

import pytest

from interop.generator import FAMILIES, calls
from interop.running import assert_agreement, in_tensorflow

COUNT = int(os.environ.get("MINITF_CALLS", "100"))


@pytest.fixture(scope="module")
def outcomes(oracle, tmp_path_factory):
    return in_tensorflow(oracle, tmp_path_factory, [call for family in FAMILIES for call in calls(family, COUNT)])


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
def test_random_calls_agree(family, outcomes):
    assert_agreement({call: outcomes[call] for call in calls(family, COUNT)})


def test_the_draws_are_the_same_every_time():
    assert calls(FAMILIES[0], 20) == calls(FAMILIES[0], 20)
