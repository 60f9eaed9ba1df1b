"""Signatures of a loaded model: arrays in, arrays out."""

from types import SimpleNamespace

import numpy as np
import pytest

from minitf.backend.errors import InvalidArgumentError, NotFoundError, UnimplementedError
from minitf.serving.models.signature import Signature, fits, type_name


def test_a_call(servable, x):
    signature = servable.signatures["serving_default"]
    assert (signature.dtypes, signature.dims, signature.outputs) == ({"x": np.float32}, {"x": (None,)}, ["y"])
    np.testing.assert_array_equal(signature({"x": x})["y"], [2.5, 3.0])
    assert type(signature({"x": x})["y"]) is np.ndarray


def test_outputs_have_their_own_names(servable):
    found = servable.signatures["several"]({"s": np.array([b"z"], object), "a": np.ones((1, 2), np.float32)})
    assert {name: array.tolist() for name, array in found.items()} == {
        "double": [[2.0, 2.0]], "text": [b"z"], "text_bytes": [b"z"]}


@pytest.mark.parametrize(("array", "message"), [
    (np.ones(2), r"Expects arg\[0\] to be float but double is provided"),
    (np.array([b"a"], object), r"Expects arg\[0\] to be float but string is provided"),
    (np.ones((2, 2), np.float32), r"input 'x' has the shape \[2, 2\]: the signature 'serving_default' takes \[-1\]"),
])
def test_what_does_not_fit(servable, array, message):
    with pytest.raises(InvalidArgumentError, match=message):
        servable.signatures["serving_default"].require_fitting({"x": array})


def test_fits():
    assert fits((3, 4), (None, 4))
    assert not fits((3, 4), (None, 4, 1))


def test_type_names():
    assert [type_name(kind) for kind in ("float32", "float64", "float16", "int64", "object")] == [
        "float", "double", "half", "int64", "string"]


def test_what_minitf_has_not_is_told_when_it_is_called(servable):
    class Unknown:
        """A function with an op that is not known."""

        function_type = SimpleNamespace(parameters=[])
        structured_input_signature = ((), {})

        @property
        def program(self):
            raise NotFoundError("no such op")

    signature = Signature("s", Unknown(), SimpleNamespace(inputs={}, outputs={}, defaults={}))
    signature.compile()
    with pytest.raises(UnimplementedError, match="no such op"):
        signature.require_fitting({})
