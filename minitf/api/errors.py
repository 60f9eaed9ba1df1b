"""tf.errors: the classes of all errors that an operation can raise.   Floor 9.   Next: backend/errors.py."""

from ..backend.tables import lazy

NAMES = {
    "backend.errors": """
        OK CANCELLED UNKNOWN INVALID_ARGUMENT DEADLINE_EXCEEDED NOT_FOUND ALREADY_EXISTS PERMISSION_DENIED
        RESOURCE_EXHAUSTED FAILED_PRECONDITION ABORTED OUT_OF_RANGE UNIMPLEMENTED INTERNAL UNAVAILABLE
        DATA_LOSS UNAUTHENTICATED OpError CancelledError UnknownError InvalidArgumentError
        DeadlineExceededError NotFoundError AlreadyExistsError PermissionDeniedError ResourceExhaustedError
        FailedPreconditionError AbortedError OutOfRangeError UnimplementedError InternalError UnavailableError
        DataLossError UnauthenticatedError OperatorNotAllowedInGraphError
    """,
}

__getattr__, __dir__ = lazy(__name__, NAMES)
