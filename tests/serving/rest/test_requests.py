"""Bodies with rows and with columns."""

import numpy as np
import pytest

from minitf.backend.errors import InvalidArgumentError
from minitf.serving.rest.requests import BodyReader, signature_name

ONE = BodyReader({"x": np.dtype(np.int32)}, quick=True)
TWO = BodyReader({"n": np.dtype(np.int32), "s": np.dtype(object)}, quick=True)


def lists(found):
    inputs, has_rows = found
    return {name: array.tolist() for name, array in inputs.items()}, has_rows


def test_rows():
    assert lists(ONE.inputs({"instances": [[1, 2], [3, 4]]})) == ({"x": [[1, 2], [3, 4]]}, True)
    assert lists(ONE.inputs({"instances": [{"x": 1}, {"x": 2}]})) == ({"x": [1, 2]}, True)
    assert lists(TWO.inputs({"instances": [{"n": 1, "s": "a"}, {"s": {"b64": "Yg=="}, "n": 2}]})) == (
        {"n": [1, 2], "s": [b"a", b"b"]}, True)
    strings = BodyReader({"s": np.dtype(object)})
    assert lists(strings.inputs({"instances": [{"b64": "YQ=="}, "b"]})) == ({"s": [b"a", b"b"]}, True)


def test_columns():
    assert lists(ONE.inputs({"inputs": [1, 2]})) == ({"x": [1, 2]}, False)
    assert lists(ONE.inputs({"inputs": {"x": 1}})) == ({"x": 1}, False)
    assert lists(TWO.inputs({"inputs": {"n": [1], "s": [["a"], ["b"]], "more": 1}})) == (
        {"n": [1], "s": [[b"a"], [b"b"]]}, False)


@pytest.mark.parametrize(("reader", "body", "message"), [
    (ONE, {}, "Missing 'inputs' or 'instances' key"),
    (ONE, {"inputs": 1, "instances": [1]}, "expecting only one of 'inputs' or 'instances' keys to exist"),
    (ONE, {"instances": 5}, "Expecting 'instances' to be an list/array"),
    (ONE, {"instances": []}, "No values in 'instances' array"),
    (TWO, {"instances": [1]}, "instances is a plain list, but expecting list of objects"),
    (TWO, {"inputs": [1]}, "inputs is a plain value/list, but expecting an object"),
    (TWO, {"inputs": {"n": 1}}, "Missing named input: s in 'inputs' object."),
    (ONE, {"instances": [{"x": 1}, 2]}, "Expecting object but got list at item 1 of input list"),
    (ONE, {"instances": [1, {"x": 2}]}, "Expecting value/list but got object at item 1 of input list"),
    (ONE, {"instances": [{"y": 1}]}, "Failed to process element: 0 key: y of 'instances' list. Error: "
                                     "INVALID_ARGUMENT: JSON object: does not have named input: y"),
    (TWO, {"instances": [{"n": 1}]}, "of 'instances' list. JSON object: {\n    \"n\": 1\n} keys must be equal to: n,s"),
    (ONE, {"instances": [[1, 2], [3]]}, "Failed to process element: 1 of 'instances' list. Error: INVALID_ARGUMENT: "
                                        "Expecting tensor size: 2 but got: 1"),
    (ONE, {"instances": [[1, 2], [[3], [4]]]}, "Expecting shape [2] but got: [2,1]"),
    (TWO, {"instances": [{"n": 1, "s": "a"}, {"n": "b", "s": "b"}]},
     "Failed to process element: 1 key: n of 'instances' list. Error: INVALID_ARGUMENT: JSON Value: \"b\" Type:"),
])
def test_what_is_wrong(reader, body, message):
    with pytest.raises(InvalidArgumentError) as caught:
        reader.inputs(body)
    assert message in str(caught.value)


def test_the_name_of_the_signature():
    assert signature_name({}) == ""
    assert signature_name({"signature_name": "s"}) == "s"
    with pytest.raises(InvalidArgumentError, match=r"'signature_name' key must be a string value."):
        signature_name({"signature_name": 5})
