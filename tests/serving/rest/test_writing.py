"""Answers as JSON: what they say, and how they are laid out."""

import json

import numpy as np
import pytest

from minitf.backend.errors import InvalidArgumentError
from minitf.serving.inference.examples import bytes_array
from minitf.serving.rest.writing import classes_text, columns_text, error_text, nested, rows_text, values_text

Y = np.array([[1, 2], [3, 4]])


def test_rows_of_one_output():
    assert rows_text({"y": Y}) == '{\n    "predictions": [[1, 2], [3, 4]\n    ]\n}'
    assert rows_text({"y": Y[:, 0]}) == '{\n    "predictions": [1, 3\n    ]\n}'
    assert rows_text({"y": Y[:0]}) == '{\n    "predictions": []\n}'


def test_rows_of_several_outputs():
    assert rows_text({"z": Y[:, 0], "y": Y[:, None]}) == """{
    "predictions": [
        {
            "y": [[1, 2]],
            "z": 1
        },
        {
            "y": [[3, 4]],
            "z": 3
        }
    ]
}"""


def test_columns():
    assert columns_text({"y": Y[0]}) == '{\n    "outputs": [\n        1,\n        2\n    ]\n}'
    assert columns_text({"y": np.array(1.5)}) == '{\n    "outputs": 1.5\n}'
    assert json.loads(columns_text({"y": Y, "z": Y[:0]})) == {"outputs": {"y": Y.tolist(), "z": []}}


def test_bytes():
    names = {"a": bytes_array([b"x", b"y"]), "a_bytes": bytes_array([b"x", b"y"])}
    assert json.loads(rows_text(names)) == {"predictions": [
        {"a": "x", "a_bytes": {"b64": "eA=="}}, {"a": "y", "a_bytes": {"b64": "eQ=="}}]}
    assert json.loads(columns_text(names))["outputs"]["a_bytes"] == [{"b64": "eA=="}, {"b64": "eQ=="}]
    assert rows_text({"a_bytes": names["a_bytes"][:1]}) == (
        '{\n    "predictions": [{\n            "b64": "eA=="\n        }\n    ]\n}')


@pytest.mark.parametrize(("outputs", "message"), [
    ({"y": np.array(1)}, "Tensor name: y has no shape information "),
    ({"y": Y, "z": Y[:1]}, "Tensor name: z has inconsistent batch size: 1 expecting: 2"),
    ({}, "Cannot convert empty tensor map to JSON"),
])
def test_what_has_no_rows(outputs, message):
    with pytest.raises(InvalidArgumentError, match=message):
        rows_text(outputs)


def test_nested_lists_of_any_shape():
    array = np.arange(24).reshape(2, 3, 4)
    for shape in ((2, 3, 4), (24,), (0,), (2, 0), (1, 1, 24)):
        values = array.reshape(-1)[:np.prod(shape, dtype=int)].reshape(shape)
        flat = list(map(str, values.reshape(-1)))
        assert json.loads(nested(flat, shape)) == json.loads(nested(flat, shape, 1)) == values.tolist()


def test_classes_values_and_errors():
    assert classes_text([[(b"no", 0.25), ("yes", 1.0)]]) == (
        '{\n    "results": [[["no", 0.25], ["yes", 1.0]]\n    ]\n}')
    assert values_text([1.0, 0.5]) == '{\n    "results": [1.0, 0.5]\n}'
    assert error_text('no "m"') == '{\n    "error": "no \\"m\\""\n}'
    for write in (classes_text, values_text):
        with pytest.raises(InvalidArgumentError, match="Cannot convert empty"):
            write([])
