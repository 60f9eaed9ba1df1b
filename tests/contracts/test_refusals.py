"""What an op refuses: with TensorFlow's class of exception, and in the one form that every message has."""

import re

import numpy as np
import pytest

import minitf as tf
from contracts.recorded import recorded
from contracts.refusals import DIFFERENT, REFUSALS

RECORDED = recorded("refusals")
FORM = re.compile(r"^[^:]+: .+: .+[.?!]$", re.DOTALL)  # where: what was received: the rule. A likely fix.


@pytest.mark.parametrize("call", REFUSALS)
def test_a_wrong_call_is_refused_as_in_tensorflow(call):
    with pytest.raises(Exception, match=FORM) as caught:
        eval(call, {"tf": tf, "np": np})  # noqa: S307 (our own calls)
    assert type(caught.value).__name__ == DIFFERENT.get(call, RECORDED[call])


def test_the_differences_are_still_there():
    assert [call for call, name in DIFFERENT.items() if RECORDED[call] == name] == []
