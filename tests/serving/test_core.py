"""The server without any transport: what it answers, and with which errors."""

import asyncio

import numpy as np
import pytest

from minitf.backend.errors import (
    DeadlineExceededError,
    FailedPreconditionError,
    InvalidArgumentError,
    NotFoundError,
    UnimplementedError,
)
from minitf.saving.saved_model.names import CLASSIFY_METHOD_NAME, REGRESS_METHOD_NAME
from minitf.serving.batching.parameters import BatchingParameters
from minitf.serving.deadline import Deadline
from minitf.serving.inference.examples import bytes_array
from minitf.serving.models.specs import ModelSpec
from minitf.wire import messages

SPEC = ModelSpec("half")


def examples(*values):
    def one(value):
        message = messages.Example()
        message.features.feature["x"].float_list.value.append(value)
        return message.SerializeToString()

    return bytes_array([one(value) for value in values])


@pytest.mark.parametrize("batching", [None, BatchingParameters(max_batch_size=4, num_batch_threads=1)])
def test_predict_classify_and_regress(server, batching, x):
    half = server(batching=batching)
    answer = half.predict(SPEC, {"x": x})
    assert answer.model_spec == ModelSpec("half", 1, None, "serving_default")
    np.testing.assert_array_equal(answer.outputs["y"], [1.5, 2.0])
    classes = half.classify(ModelSpec("half", signature_name="classify"), examples(1.0, 2.0)).outputs
    assert classes == [[(b"low", -1.5), (b"high", 1.5)], [(b"low", -2.0), (b"high", 2.0)]]
    assert half.regress(ModelSpec("half", 1, signature_name="regress"), examples(4.0)).outputs == [3.0]
    asked = asyncio.run(half.predict_async(SPEC, {"x": x}))
    np.testing.assert_array_equal(asked.outputs["y"], [1.5, 2.0])


def test_output_filter_and_observers(server):
    half, seen = server(), []
    half.observers.append(lambda api, spec, request, answer: seen.append((api, spec.name, request[1], answer)))
    inputs = {"a": np.ones((1, 2), np.float32), "s": bytes_array([b"z"])}
    answer = half.predict(ModelSpec("half", signature_name="several"), inputs, ["text"])
    assert list(answer.outputs) == ["text"]
    assert seen == [("Predict", "half", ["text"], answer)]


def test_multi_inference(server):
    half = server()
    tasks = [(ModelSpec("half", signature_name="regress"), REGRESS_METHOD_NAME),
             (ModelSpec("half", signature_name="classify"), CLASSIFY_METHOD_NAME)]
    regressed, classified = half.multi_inference(tasks, examples(2.0))
    assert regressed.outputs == [2.0]
    assert classified.outputs == [[(b"low", -2.0), (b"high", 2.0)]]


@pytest.mark.parametrize(("spec", "error", "message"), [
    (ModelSpec("other"), NotFoundError, r"Servable not found for request: Latest\(other\)"),
    (ModelSpec("half", 7), NotFoundError, r"Servable not found for request: Specific\(half, 7\)"),
    (ModelSpec("half", version_label="stable"), InvalidArgumentError, "Unrecognized servable version label: stable"),
    (ModelSpec(""), InvalidArgumentError, "ModelSpec has no name specified."),
    (ModelSpec("half", signature_name="s"), FailedPreconditionError, 'Serving signature key "s" not found.'),
])
def test_requests_for_what_is_not_there(server, spec, error, message, x):
    with pytest.raises(error, match=message):
        server().predict(spec, {"x": x})


def test_inputs_of_another_type_or_shape(server):
    half = server()
    for wrong in (np.ones(2), np.ones((2, 1), np.float32), np.float32(1.0).reshape(())):
        with pytest.raises(InvalidArgumentError):
            half.predict(SPEC, {"x": wrong})
    with pytest.raises(InvalidArgumentError):  # "abc" is no Example
        half.regress(ModelSpec("half", signature_name="regress"), bytes_array([b"abc"]))


def test_a_deadline_that_has_passed(server, x):
    with pytest.raises(DeadlineExceededError):
        server().predict(SPEC, {"x": x}, deadline=Deadline(0.0))


def test_an_unknown_method(server):
    with pytest.raises(UnimplementedError):
        server().multi_inference([(SPEC, "tensorflow/serving/predict")], examples(1.0))
