"""The bytes of gRPC's requests to what the server takes, and its answers to bytes. Floor 8. Next: `prediction.py`.

A function `..._request` takes the bytes of a message, a function `..._response` gives them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from ...backend.errors import DataLossError, InternalError, InvalidArgumentError, ResourceExhaustedError
from ...wire.messages import parse
from ...wire.tensors import array_of, tensor_proto
from .. import messages
from ..inference.classify import Classes
from ..inference.examples import serialized_examples
from ..inference.predict import Arrays
from ..inference.tasks import Answer
from ..models.specs import ModelSpec

LARGEST = 1 << 30  # bytes of a tensor


def parsed(name: str, data: bytes) -> Any:
    """The message `name` that a client sent.  Raises: InternalError, as gRPC does, where it sent something else."""
    try:
        return parse(f"serving.{name}", data, name)
    except DataLossError as error:
        raise InternalError(str(error)) from None


# --- which model -----------------------------------------------------------------------------------------------------
def spec_of(message: Any) -> ModelSpec:
    """The model that a request asks for.  Raises: InvalidArgumentError where it says nothing of it."""
    if not message.HasField("model_spec"):
        raise InvalidArgumentError("Missing ModelSpec")
    spec, chosen = message.model_spec, message.model_spec.WhichOneof("version_choice")
    return ModelSpec(spec.name, spec.version.value if chosen == "version" else None,
                     spec.version_label if chosen == "version_label" else None, spec.signature_name)


def put_spec(message: Any, spec: ModelSpec) -> None:
    """Say in an answer which model it is from."""
    message.model_spec.name = spec.name
    message.model_spec.signature_name = spec.signature_name
    if spec.version is not None:
        message.model_spec.version.value = spec.version


# --- predict ---------------------------------------------------------------------------------------------------------
def predict_request(data: bytes) -> tuple[ModelSpec, Arrays, list[str]]:
    """(which model, the inputs by name, the names of the outputs that are wanted, or none for all).

    Raises: InternalError for other bytes; InvalidArgumentError for tensors that are none; ResourceExhaustedError for
    one that is too large.
    """
    message = parsed("PredictRequest", data)
    return spec_of(message), arrays_of(message.inputs), list(message.output_filter)


def arrays_of(protos: Mapping[str, Any]) -> Arrays:
    """The arrays of TensorProtos by name.

    A few bytes may stand for a tensor of any size, that is the same number everywhere. Here it takes no memory, but in
    the model it would.
    """
    arrays = {name: array_of(proto, f"tensor parsing error: {name}") for name, proto in protos.items()}
    for name, array in arrays.items():
        if array.nbytes > LARGEST:
            raise ResourceExhaustedError(f"input {name!r} has {array.nbytes} bytes: at most {LARGEST} are taken.")
    return arrays


def predict_response(answer: Answer, as_list: bool = True) -> bytes:
    """The outputs by name.

    as_list: whether they stand in lists of numbers, not as bytes. Lists are where TensorFlow Serving's clients look.
    """
    message = messages.PredictResponse()
    put_spec(message, answer.model_spec)
    for name, array in answer.outputs.items():
        message.outputs[name].CopyFrom(tensor_proto(array, as_list))
    return message.SerializeToString()


# --- classify and regress --------------------------------------------------------------------------------------------
def classification_request(data: bytes) -> tuple[ModelSpec, np.ndarray]:
    """(which model, the examples).  Raises: InternalError for other bytes; InvalidArgumentError for no examples."""
    message = parsed("ClassificationRequest", data)
    return spec_of(message), serialized_examples(message.input)


def regression_request(data: bytes) -> tuple[ModelSpec, np.ndarray]:
    """The same."""
    message = parsed("RegressionRequest", data)
    return spec_of(message), serialized_examples(message.input)


def classification_response(answer: Answer) -> bytes:
    """Labels and scores for each example."""
    message = messages.ClassificationResponse()
    put_spec(message, answer.model_spec)
    put_classes(message.result, answer.outputs)
    return message.SerializeToString()


def regression_response(answer: Answer) -> bytes:
    """A number for each example."""
    message = messages.RegressionResponse()
    put_spec(message, answer.model_spec)
    put_values(message.result, answer.outputs)
    return message.SerializeToString()


def put_classes(result: Any, classifications: Sequence[Classes]) -> None:
    """Write labels and scores into a ClassificationResult. Labels that are no UTF-8 lose what is not."""
    for classes in classifications:
        found = result.classifications.add()
        for label, score in classes:
            text = label.decode("utf-8", "replace") if isinstance(label, bytes) else label
            found.classes.add(label=text, score=score)


def put_values(result: Any, values: Sequence[float]) -> None:
    """Write numbers into a RegressionResult."""
    for value in values:
        result.regressions.add(value=value)


# --- several at once -------------------------------------------------------------------------------------------------
def multi_inference_request(data: bytes) -> tuple[list[tuple[ModelSpec, str]], np.ndarray]:
    """([(which model, method name)], the examples).  Raises: as the others; InvalidArgumentError without any task."""
    message = parsed("MultiInferenceRequest", data)
    if not message.tasks:
        raise InvalidArgumentError("The request has no tasks.")
    return [(spec_of(task), task.method_name) for task in message.tasks], serialized_examples(message.input)


def multi_inference_response(methods: Sequence[str], answers: Sequence[Answer]) -> bytes:
    """An answer for each task.   methods: the method name of each, which ends in "classify" or "regress"."""
    message = messages.MultiInferenceResponse()
    for method, answer in zip(methods, answers, strict=True):
        result = message.results.add()
        put_spec(result, answer.model_spec)
        if method.endswith("classify"):
            result.classification_result.SetInParent()
            put_classes(result.classification_result, answer.outputs)
        else:
            result.regression_result.SetInParent()
            put_values(result.regression_result, answer.outputs)
    return message.SerializeToString()
