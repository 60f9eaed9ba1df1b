"""Inputs of examples."""

import pytest

from minitf.backend.errors import InvalidArgumentError
from minitf.serving import messages
from minitf.serving.inference.examples import serialized_examples
from minitf.wire.messages import Example


def example(**features):
    message = Example()
    for name, value in features.items():
        message.features.feature[name].int64_list.value.append(value)
    return message


def test_examples():
    found = serialized_examples(messages.Input(example_list={"examples": [example(a=1), example(a=2)]}))
    assert [Example.FromString(data) for data in found] == [example(a=1), example(a=2)]


def test_the_context_belongs_to_each_of_them_and_their_own_features_win():
    message = messages.Input(example_list_with_context={
        "examples": [example(a=1), example(b=2)], "context": example(b=7, c=8)})
    found = [Example.FromString(data) for data in serialized_examples(message)]
    assert found == [example(a=1, b=7, c=8), example(b=2, c=8)]


@pytest.mark.parametrize("message", [{}, {"example_list": {}}, {"example_list_with_context": {}}])
def test_none(message):
    with pytest.raises(InvalidArgumentError, match=r"Input is empty."):
        serialized_examples(messages.Input(**message))
