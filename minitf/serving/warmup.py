"""Warm-up: requests that a model brings along, run before it serves. Floor 8. Read `inference/tasks.py` first.

A program meets new sizes when it is called for the first time, and checks them; memory is not there yet; files are
read. So that no client waits for that, a SavedModel may hold requests like those that will come, in the file
`assets.extra/tf_serving_warmup_requests`: records, each a PredictionLog.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from ..backend.errors import DataLossError, InvalidArgumentError
from ..saving.saved_model.names import DEFAULT_SERVING_SIGNATURE_DEF_KEY
from ..wire.messages import parse
from ..wire.records import read_record
from ..wire.tensors import array_of
from .inference.examples import serialized_examples
from .inference.tasks import TASKS
from .models.servable import Servable

FILE = os.path.join("assets.extra", "tf_serving_warmup_requests")
MOST = 1000  # records


def warm_up(servable: Servable) -> int:
    """Run the requests that a model brings along, and say how many there were.

    Raises: InvalidArgumentError where the file is damaged or holds too many; what a request raises: a model that
    cannot answer them is not served.
    """
    path = os.path.join(servable.path, FILE)
    if not os.path.isfile(path):
        return 0
    count = 0
    for count, log in enumerate(logs_in(path), 1):
        if count > MOST:
            raise InvalidArgumentError(f"Number of warmup records exceeds the maximum ({MOST}) at {path}")
        for api, spec, request in requests_of(log):
            task = TASKS[api](servable, spec.signature_name or DEFAULT_SERVING_SIGNATURE_DEF_KEY, request, False)
            task.signature.require_fitting(task.inputs)
            task.finish(task.signature(task.inputs))
    return count


def logs_in(path: str) -> Iterator[Any]:
    """The PredictionLogs of a file.  Raises: InvalidArgumentError where it is damaged."""
    try:
        with open(path, "rb") as file:
            while (record := read_record(file, path)) is not None:
                yield parse("serving.PredictionLog", record, path)
    except DataLossError as error:
        raise InvalidArgumentError(f"Failed to parse warmup record from {path}: {error}") from None


def requests_of(log: Any) -> Iterator[tuple[str, Any, Any]]:
    """(API, ModelSpec message, request) for each request that a PredictionLog holds.

    Raises: InvalidArgumentError for a log of another kind.
    """
    kind = log.WhichOneof("log_type")
    if kind == "predict_log":
        request = log.predict_log.request
        inputs = {name: array_of(proto) for name, proto in request.inputs.items()}
        yield "Predict", request.model_spec, (inputs, list(request.output_filter))
    elif kind in ("classify_log", "regress_log"):
        request = getattr(log, kind).request
        yield kind.removesuffix("_log").capitalize(), request.model_spec, serialized_examples(request.input)
    elif kind == "multi_inference_log":
        request = log.multi_inference_log.request
        for task in request.tasks:
            api = task.method_name.rpartition("/")[2].capitalize()
            if api not in ("Classify", "Regress"):
                raise InvalidArgumentError(f"Unsupported log_type for warmup: {task.method_name}")
            yield api, task.model_spec, serialized_examples(request.input)
    else:
        raise InvalidArgumentError(f"Unsupported log_type for warmup: {kind}")
