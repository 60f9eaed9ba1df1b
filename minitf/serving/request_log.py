"""The request log: some of the requests, with their answers, as records in a file. Floor 8. Read `core.py` first.

    logging_config {
      log_collector_config { type: "tfrecord" filename_prefix: "/logs/digits" }
      sampling_config { sampling_rate: 0.01 }
    }

stands in the configuration of a model. The file holds PredictionLogs, just as a warm-up file does: requests of today
can warm up the model of tomorrow.
"""

from __future__ import annotations

import logging
import os
import random
import threading
import time
from typing import Any

from ..backend.errors import OpError
from ..wire.record_writer import TFRecordWriter
from ..wire.tensors import tensor_proto
from . import messages
from .core import Server
from .grpc.converting import put_classes, put_spec, put_values
from .inference.tasks import Answer
from .models.specs import ModelSpec

TYPES = ("", "tfrecord")
log = logging.getLogger("minitf.serving")


class RequestLog:
    """Writes requests down. Put it among the observers of its server.

    server: whose models say what is to be written down, and where: into PREFIX.PID.tfrecord, where PID is the number of
    the process, so that several may log at once.
    """

    def __init__(self, server: Server) -> None:
        self._server = server
        self._writers: dict[str, TFRecordWriter] = {}
        self._broken: set[str] = set()  # prefixes of files that cannot be written
        self._lock = threading.Lock()

    def __call__(self, api: str, spec: ModelSpec, request: Any, answer: Answer) -> None:
        """Write down a request, perhaps. What goes wrong here does not harm the request."""
        wanted = next((model.logging for model in self._server.models if model.name == spec.name), None)
        if wanted is None or random.random() >= wanted.sampling_config.sampling_rate:
            return
        record = prediction_log(api, spec, request, answer)
        record.log_metadata.sampling_config.CopyFrom(wanted.sampling_config)
        record.log_metadata.saved_model_tags.extend(self._server.options.tags)
        self._write(wanted.log_collector_config, record.SerializeToString())

    def close(self) -> None:
        """End the files."""
        with self._lock:
            for writer in self._writers.values():
                writer.close()
            self._writers.clear()

    def _write(self, collector: Any, record: bytes) -> None:
        prefix = collector.filename_prefix
        with self._lock:
            if prefix in self._broken:
                return
            try:
                writer = self._writers.get(prefix) or self._opened(collector)
                writer.write(record)
                writer.flush()
            except (OpError, OSError, ValueError) as error:
                self._broken.add(prefix)
                log.error("no more requests are logged to %s: %s", prefix, error)

    def _opened(self, collector: Any) -> TFRecordWriter:
        if collector.type not in TYPES:
            raise ValueError(f"there is no log collector of type {collector.type!r}, only of 'tfrecord'")
        path = f"{collector.filename_prefix}.{os.getpid()}.tfrecord"
        self._writers[collector.filename_prefix] = writer = TFRecordWriter(path)
        return writer


def prediction_log(api: str, spec: ModelSpec, request: Any, answer: Answer) -> Any:
    """The PredictionLog of a request.   api, request: as observers get them."""
    found = messages.PredictionLog()
    found.log_metadata.timestamp_secs = int(time.time())
    put_spec(found.log_metadata, answer.model_spec)
    inside = getattr(found, f"{api.lower()}_log")
    put_spec(inside.request, spec)
    put_spec(inside.response, answer.model_spec)
    if api == "Predict":
        inputs, output_filter = request
        put_tensors(inside.request.inputs, inputs)
        inside.request.output_filter.extend(output_filter)
        put_tensors(inside.response.outputs, answer.outputs)
        return found
    for example in request.tolist():
        inside.request.input.example_list.examples.add().MergeFromString(example)
    put = put_classes if api == "Classify" else put_values
    put(inside.response.result, answer.outputs)
    return found


def put_tensors(protos: Any, arrays: dict) -> None:
    """Write arrays into a map of TensorProtos."""
    for name, array in arrays.items():
        protos[name].CopyFrom(tensor_proto(array))
