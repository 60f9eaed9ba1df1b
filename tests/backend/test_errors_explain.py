"""The one form of a message: where, what was received, the rule, a likely fix. An exercise grades with these."""

import pytest

from minitf.backend.errors import explain


def test_the_parts_stand_in_order():
    message = explain("Reshape", "x is float32[6]", "6 elements cannot fill [4, 2]")
    assert message == "Reshape: x is float32[6]: 6 elements cannot fill [4, 2]."


def test_the_fix_is_a_sentence_of_its_own():
    message = explain("Reshape", "x is float32[6]", "6 elements do not fill [4, 2]", "Use [3, 2]")
    assert message == "Reshape: x is float32[6]: 6 elements do not fill [4, 2]. Use [3, 2]."


@pytest.mark.parametrize("fix", ["Did you mean '/CPU:0'?", "Wait!", "Write for example '/CPU:0'."])
def test_a_sentence_that_ends_already_gets_no_second_full_stop(fix):
    message = explain("tf.device", "received '/TPU:0'", "no such device.", fix)
    assert message == f"tf.device: received '/TPU:0': no such device. {fix}"


@pytest.mark.parametrize(
    ("where", "received", "message"),
    [("len", None, "len: a rule."), ("", "x is 1", "x is 1: a rule."), (None, "", "a rule.")],
)
def test_what_is_not_known_is_left_out(where, received, message):
    assert explain(where, received, "a rule") == message


def test_a_caller_that_wrote_its_own_colon_gets_no_second_one():
    assert explain("MatMul:", "a is int32[2]:", "a rule") == "MatMul: a is int32[2]: a rule."
