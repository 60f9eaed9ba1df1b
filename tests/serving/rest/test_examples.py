"""Bodies with examples."""

import pytest

from minitf.backend.errors import InvalidArgumentError
from minitf.serving.rest.examples import examples_of
from minitf.wire.messages import Example


def features(body):
    found = []
    for data in examples_of(body):
        example = Example.FromString(data)
        found.append({name: list(getattr(feature, feature.WhichOneof("kind")).value) if feature.WhichOneof("kind")
                      else None for name, feature in example.features.feature.items()})
    return found


def test_kinds_of_features():
    assert features({"examples": [{"i": 3, "f": [1.5, 2.5], "s": ["a", {"b64": "Yg=="}], "t": [True, 7], "none": []}]}
                    ) == [{"i": [3], "f": [1.5, 2.5], "s": [b"a", b"b"], "t": [1, 7], "none": None}]


def test_the_context_belongs_to_each():
    assert features({"context": {"c": 1, "x": 0}, "examples": [{"x": 2}, {}]}) == [{"c": [1], "x": [2]},
                                                                                 {"c": [1], "x": [0]}]


@pytest.mark.parametrize(("body", "message"), [
    ({}, "key 'examples' is expected and was not found"),
    ({"examples": {}}, "Expecting 'examples' value to be an list/array"),
    ({"examples": []}, "'examples' value is an empty array"),
    ({"examples": [1]}, "Example must be JSON object but got JSON Number"),
    ({"examples": [{"a": None}]}, "Feature: a has element with unexpected JSON type: Null"),
    ({"examples": [{"a": [[1]]}]}, "Feature: a has element with unexpected JSON type: Array"),
    ({"examples": [{"a": [1, 1.5]}]}, "Unexpected element type in feature: a expecting type: int64"),
    ({"examples": [{"a": 2**63}]}, "Feature: a has uint64_t element. Only int64_t is supported."),
    ({"examples": [{"\udced": 1}]}, "Feature: \udced has a name that is not UTF-8."),
])
def test_what_is_wrong(body, message):
    with pytest.raises(InvalidArgumentError) as caught:
        examples_of(body)
    assert message in str(caught.value)
