"""What several tasks of one request must have in common."""

import pytest

from minitf.backend.errors import InvalidArgumentError, UnimplementedError
from minitf.serving.inference.multi import APIS, require_one_model
from minitf.serving.models.specs import ModelSpec

CLASSIFY, REGRESS = APIS


@pytest.mark.parametrize(("tasks", "error", "message"), [
    ([(ModelSpec(""), CLASSIFY)], InvalidArgumentError, "Found ModelSpec with an empty model name."),
    ([(ModelSpec("a"), CLASSIFY), (ModelSpec("b"), REGRESS)], InvalidArgumentError, "must access the same model name"),
    ([(ModelSpec("a"), CLASSIFY), (ModelSpec("a"), REGRESS)], InvalidArgumentError,
     "Duplicate evaluation of signature: serving_default"),
    ([(ModelSpec("a"), "other")], UnimplementedError, "Unsupported signature method_name: other"),
])
def test_what_may_not_be(tasks, error, message):
    with pytest.raises(error, match=message):
        require_one_model(tasks)


def test_what_may_be():
    require_one_model([])
    require_one_model([(ModelSpec("a", signature_name="c"), CLASSIFY), (ModelSpec("a", signature_name="r"), REGRESS)])
