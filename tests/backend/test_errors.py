"""The classes of tf.errors, and the one form of all messages."""

import pickle

import pytest

from minitf.backend import errors
from minitf.backend.errors import (
    InvalidArgumentError,
    OpError,
    RuleError,
    did_you_mean,
    explain,
    missing_extra,
)

CLASSES = {
    "CancelledError": 1, "UnknownError": 2, "InvalidArgumentError": 3, "DeadlineExceededError": 4,
    "NotFoundError": 5, "AlreadyExistsError": 6, "PermissionDeniedError": 7, "ResourceExhaustedError": 8,
    "FailedPreconditionError": 9, "AbortedError": 10, "OutOfRangeError": 11, "UnimplementedError": 12,
    "InternalError": 13, "UnavailableError": 14, "DataLossError": 15, "UnauthenticatedError": 16,
}  # fmt: skip


@pytest.mark.parametrize("name", CLASSES)
def test_each_class_has_tensorflows_code_and_both_constructors(name):
    cls = getattr(errors, name)
    for error in (cls("message"), cls(None, None, "message"), cls(node_def=None, op=None, message="message")):
        assert isinstance(error, OpError)
        assert (str(error), error.message, error.op, error.node_def) == ("message", "message", None, None)
        assert error.error_code == CLASSES[name]


def test_the_codes_are_constants_of_the_module():
    constants = {name: value for name, value in vars(errors).items() if name.isupper()}
    assert sorted(constants.values()) == list(range(17))
    assert constants["OK"] == min(constants.values())
    assert errors.ResourceExhaustedError.error_code is errors.RESOURCE_EXHAUSTED


def test_the_op_of_the_three_argument_form_is_kept():
    error = InvalidArgumentError("the node", "the op", "the message")
    assert (error.node_def, error.op, error.message) == ("the node", "the op", "the message")


def test_an_error_survives_pickling():
    error = pickle.loads(pickle.dumps(InvalidArgumentError(None, None, "message")))  # noqa: S301 (our own bytes)
    assert type(error) is InvalidArgumentError
    assert error.message == "message"


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (("MatMul", "a is int32[]", "it must be a matrix"), "MatMul: a is int32[]: it must be a matrix."),
        (("f", "x is 1", "no.", "Try 2"), "f: x is 1: no. Try 2."),
        (("f", "x is 1", "no", "Did you mean 2?"), "f: x is 1: no. Did you mean 2?"),
        (("f", "x is 1", "no", ""), "f: x is 1: no."),
        (("f", "", "no"), "f: no."),
    ],
)
def test_explain_punctuates(parts, message):
    assert explain(*parts) == message


def test_a_rule_error_carries_rule_and_fix():
    error = RuleError("sizes must be equal", "Did you mean transpose_b=True?")
    assert (error.rule, error.fix) == ("sizes must be equal", "Did you mean transpose_b=True?")
    assert str(error) == "sizes must be equal. Did you mean transpose_b=True?"
    assert str(RuleError("sizes must be equal")) == "sizes must be equal"


def test_did_you_mean_takes_any_candidates():
    assert did_you_mean("relu6x", ["relu", "relu6", "tanh"]) == "Did you mean 'relu6'?"
    assert did_you_mean("zzz", []) == ""


def test_a_missing_extra_is_an_import_error_that_says_what_to_install():
    error = missing_extra("h5py", "saving")
    assert isinstance(error, ImportError)
    assert error.name == "h5py"
    assert 'pip install "minitf[saving]"' in str(error)
