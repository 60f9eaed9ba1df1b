"""The errors of minitf: TensorFlow's classes, and the one form that every message has.

Floor 0. A message says where it happened, what was received, the rule that was broken, and a likely fix:

    MatMul: a is float32[2, 3], b is float32[4, 5]: a's last axis (3) must equal b's second-to-last (4).
        Did you mean transpose_b=True?

Read next: `shapes.py`, whose rules raise `RuleError`.
"""

from difflib import get_close_matches

OK = 0
CANCELLED = 1
UNKNOWN = 2
INVALID_ARGUMENT = 3
DEADLINE_EXCEEDED = 4
NOT_FOUND = 5
ALREADY_EXISTS = 6
PERMISSION_DENIED = 7
RESOURCE_EXHAUSTED = 8
FAILED_PRECONDITION = 9
ABORTED = 10
OUT_OF_RANGE = 11
UNIMPLEMENTED = 12
INTERNAL = 13
UNAVAILABLE = 14
DATA_LOSS = 15
UNAUTHENTICATED = 16


class OpError(Exception):
    """An operation failed while it ran. The base of every class below.

    Takes either the message alone, or TensorFlow's three arguments `(node_def, op, message)`.

    >>> str(InvalidArgumentError("axis 3 is out of range"))
    'axis 3 is out of range'
    >>> InvalidArgumentError(None, None, "axis 3 is out of range").error_code == INVALID_ARGUMENT
    True

    Differs from TensorFlow: the message also stands in `args`, so the error prints and pickles like any
    other.
    """

    error_code = UNKNOWN

    def __init__(self, *arguments, message=None, node_def=None, op=None):
        if len(arguments) == 1 and message is None:
            (message,) = arguments
        elif arguments:
            node_def, op, message = (*arguments, message)[:3]
        super().__init__(message)
        self.message, self.node_def, self.op = message, node_def, op

    def __str__(self):
        return str(self.message)


class CancelledError(OpError):
    """The work was cancelled, by a queue that closed or by the user."""

    error_code = CANCELLED


class UnknownError(OpError):
    """The failure fits no other class."""

    error_code = UNKNOWN


class InvalidArgumentError(OpError):
    """An op received a value, shape or dtype that it cannot work with, whatever the state of the program."""

    error_code = INVALID_ARGUMENT


class DeadlineExceededError(OpError):
    """The work did not end within the time it was given."""

    error_code = DEADLINE_EXCEEDED


class NotFoundError(OpError):
    """A file, a variable or a device that was asked for does not exist."""

    error_code = NOT_FOUND


class AlreadyExistsError(OpError):
    """What was to be created is there already."""

    error_code = ALREADY_EXISTS


class PermissionDeniedError(OpError):
    """The caller may not do this, for example write to a file that is read-only."""

    error_code = PERMISSION_DENIED


class ResourceExhaustedError(OpError):
    """Memory, disk space or a quota ran out."""

    error_code = RESOURCE_EXHAUSTED


class FailedPreconditionError(OpError):
    """The system is not in the state that the op needs, for example a variable without a value."""

    error_code = FAILED_PRECONDITION


class AbortedError(OpError):
    """The work was given up, typically because two parties collided; trying again may succeed."""

    error_code = ABORTED


class OutOfRangeError(OpError):
    """An iteration went past the end of its input."""

    error_code = OUT_OF_RANGE


class UnimplementedError(OpError):
    """The op does not support this combination of arguments."""

    error_code = UNIMPLEMENTED


class InternalError(OpError):
    """Something that should never happen did: a bug in minitf."""

    error_code = INTERNAL


class UnavailableError(OpError):
    """A service or machine cannot be reached at the moment."""

    error_code = UNAVAILABLE


class DataLossError(OpError):
    """Stored data is damaged or cut short."""

    error_code = DATA_LOSS


class UnauthenticatedError(OpError):
    """The caller did not say credibly who it is."""

    error_code = UNAUTHENTICATED


class OperatorNotAllowedInGraphError(TypeError):
    """A Python construct, such as `if` on a tensor, asked a graph tensor for its value."""


class InaccessibleTensorError(ValueError):
    """A tensor of an inner function, a branch or a loop was used outside of it."""


class RuleError(Exception):
    """A shape or dtype rule was broken.

    Whoever states a rule knows the rule and a likely fix, but not what the user passed nor to which
    op. So a rule raises this, and the caller that knows the rest turns it into an error in the full
    form with `explain`.
    """

    def __init__(self, rule, fix=None):
        super().__init__(rule if fix is None else f"{_sentence(rule)} {fix}")
        self.rule, self.fix = rule, fix


def explain(where, received, rule, fix=None):
    """Return the message `where: received: rule. fix`, the form of every error of minitf.

    >>> explain("Reshape", "x is float32[6]", "6 elements cannot fill [4, 2]", "Use [3, 2]")
    'Reshape: x is float32[6]: 6 elements cannot fill [4, 2]. Use [3, 2].'
    >>> explain("tf.device", "received '/TPU:0'", "no such device", "Did you mean '/CPU:0'?")
    "tf.device: received '/TPU:0': no such device. Did you mean '/CPU:0'?"
    """
    parts = [part.strip().rstrip(":") for part in (where, received) if part]
    message = ": ".join([*parts, _sentence(rule)])
    return f"{message} {_sentence(fix)}" if fix else message


def _sentence(text):
    """Return the text with a full stop, unless it ends a sentence already."""
    text = text.strip()
    return text if text.endswith((".", "?", "!")) else text + "."


def did_you_mean(word, candidates):
    """Return "Did you mean 'x'?" for the candidate closest to the word, or "" when none is close.

    >>> did_you_mean("flaot32", ["float32", "float64", "int32"])
    "Did you mean 'float32'?"
    >>> did_you_mean("banana", ["float32"])
    ''
    """
    close = get_close_matches(str(word), [str(candidate) for candidate in candidates], n=1)
    return f"Did you mean {close[0]!r}?" if close else ""


def missing_extra(package, extra):
    """Return the ImportError for an optional package that is not installed, naming the extra to install.

    >>> str(missing_extra("cupy", "gpu"))
    'cupy: not installed: this part of minitf needs it. Run: pip install "minitf[gpu]"'
    """
    message = f'{package}: not installed: this part of minitf needs it. Run: pip install "minitf[{extra}]"'
    return ImportError(message, name=package)
