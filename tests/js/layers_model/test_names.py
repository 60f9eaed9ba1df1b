import re

import pytest

from js.layer_cases import model_of
from minitf.js.layers_model.names import named_weights

NAMES = {
    "depthwise_conv2d": ["depthwise_conv2d/depthwise_kernel", "depthwise_conv2d/bias"],
    "lstm": ["lstm/kernel", "lstm/recurrent_kernel", "lstm/bias"],
    "rnn_stacked": ["rnn/RNNCell_0/kernel", "rnn/RNNCell_0/recurrent_kernel", "rnn/RNNCell_0/bias",
                    "rnn/RNNCell_1/kernel", "rnn/RNNCell_1/recurrent_kernel", "rnn/RNNCell_1/bias"],
    "bidirectional_sum": [f"bidirectional/{way}_gru/{part}" for way in ("forward", "backward")
                          for part in ("kernel", "recurrent_kernel", "bias")],
    "time_distributed": ["time_distributed/kernel", "time_distributed/bias"],
    "dropout": [],
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_names_are_those_that_tensorflow_js_gives(name):
    model, _ = model_of(name)
    layer = model.layers[-1].name
    names = [text.replace(layer, re.sub(r"_\d+$", "", layer), 1) for text, _ in named_weights(model)]
    assert [re.sub(r"_gru_\d+", "_gru", text) for text in names] == NAMES[name]


def test_models_in_models_add_nothing_to_names():
    model, _ = model_of("nested")
    pairs = named_weights(model)
    assert {name.count("/") for name, _ in pairs} == {1}
    assert {id(v) for _, v in pairs} == {id(v) for v in model.weights}
