"""PredictionService: the methods that run models, and the one that tells their signatures. Floor 8.

Read `converting.py` first; next: `models.py`.
"""

from __future__ import annotations

import asyncio
from functools import partial

from ...backend.errors import InvalidArgumentError
from .. import messages
from ..core import Server
from ..deadline import Deadline
from ..rest.handler import here_or_there
from ..running import size_of
from . import converting
from .converting import parsed, put_spec, spec_of

SIGNATURES = "signature_def"  # the only part of the metadata that there is


class PredictionService:
    """Bytes of a request and its deadline to bytes of an answer; knows nothing of gRPC.

    server: the models.   as_bytes: whether outputs are sent as bytes, not as lists of numbers.
    """

    name = "tensorflow.serving.PredictionService"

    def __init__(self, server: Server, as_bytes: bool = False) -> None:
        self._server = server
        self._predict_response = partial(converting.predict_response, as_list=not as_bytes)
        self.methods = {"Predict": self.predict, "Classify": self.classify, "Regress": self.regress,
                        "MultiInference": self.multi_inference, "GetModelMetadata": self.get_model_metadata}

    async def predict(self, data: bytes, deadline: Deadline) -> bytes:
        """PredictRequest -> PredictResponse."""
        spec, inputs, names = await here_or_there(len(data), converting.predict_request, data)
        with self._server.metrics.request(spec.name, "Predict", "GRPC"):
            answer = await self._server.predict_async(spec, inputs, names, deadline)
        return await here_or_there(size_of(answer.outputs), self._predict_response, answer)

    async def classify(self, data: bytes, deadline: Deadline) -> bytes:
        """ClassificationRequest -> ClassificationResponse."""
        spec, examples = await here_or_there(len(data), converting.classification_request, data)
        with self._server.metrics.request(spec.name, "Classify", "GRPC"):
            answer = await self._server.classify_async(spec, examples, deadline)
        return await here_or_there(len(data), converting.classification_response, answer)

    async def regress(self, data: bytes, deadline: Deadline) -> bytes:
        """RegressionRequest -> RegressionResponse."""
        spec, examples = await here_or_there(len(data), converting.regression_request, data)
        with self._server.metrics.request(spec.name, "Regress", "GRPC"):
            answer = await self._server.regress_async(spec, examples, deadline)
        return await here_or_there(len(data), converting.regression_response, answer)

    async def multi_inference(self, data: bytes, deadline: Deadline) -> bytes:
        """MultiInferenceRequest -> MultiInferenceResponse."""
        tasks, examples = await here_or_there(len(data), converting.multi_inference_request, data)
        with self._server.metrics.request(tasks[0][0].name, "MultiInference", "GRPC"):
            answers = await asyncio.to_thread(self._server.multi_inference, tasks, examples, deadline)
        return converting.multi_inference_response([method for _, method in tasks], answers)

    async def get_model_metadata(self, data: bytes, deadline: Deadline) -> bytes:
        """GetModelMetadataRequest -> GetModelMetadataResponse.

        Raises: InvalidArgumentError where it asks for something else than signatures, or for nothing.
        """
        request = parsed("GetModelMetadataRequest", data)
        asked = spec_of(request)
        if not request.metadata_field:
            raise InvalidArgumentError("GetModelMetadataRequest must specify at least one metadata_field")
        for field in request.metadata_field:
            if field != SIGNATURES:
                raise InvalidArgumentError(f"Metadata field {field} is not supported")
        spec, definitions = self._server.metadata(asked)
        found, response = messages.SignatureDefMap(), messages.GetModelMetadataResponse()
        for name, definition in definitions.items():
            found.signature_def[name].CopyFrom(definition)
        response.metadata[SIGNATURES].Pack(found)
        put_spec(response, spec)
        return response.SerializeToString()
