"""ModelService: how models are, and which ones should be served. Floor 8. Next: `health.py`."""

from __future__ import annotations

import asyncio

from ...backend.errors import FailedPreconditionError, InvalidArgumentError
from .. import messages
from ..core import Server
from ..deadline import Deadline
from ..models.config import models_of
from .converting import parsed, spec_of


class ModelService:
    """Bytes of a request and its deadline to bytes of an answer.

    server: the models.   shared: whether other processes serve them, too, which a request would not reach.
    """

    name = "tensorflow.serving.ModelService"

    def __init__(self, server: Server, shared: bool = False) -> None:
        self._server, self._shared = server, shared
        self.methods = {"GetModelStatus": self.get_model_status,
                        "HandleReloadConfigRequest": self.handle_reload_config_request}

    async def get_model_status(self, data: bytes, deadline: Deadline) -> bytes:
        """GetModelStatusRequest -> GetModelStatusResponse."""
        response = messages.GetModelStatusResponse()
        for status in self._server.status(spec_of(parsed("GetModelStatusRequest", data))):
            found = response.model_version_status.add(version=status.version, state=int(status.state))
            found.status.error_code = status.error_code
            found.status.error_message = status.error_message
        return response.SerializeToString()

    async def handle_reload_config_request(self, data: bytes, deadline: Deadline) -> bytes:
        """ReloadConfigRequest -> ReloadConfigResponse, when exactly the models of the request are there.

        Raises: as `Server.reload`; InvalidArgumentError for another kind of configuration; FailedPreconditionError
        where several processes serve the models.
        """
        if self._shared:
            raise FailedPreconditionError("The models are served by several workers, and this request reaches one of "
                                          "them: change the file of --model_config_file, which all of them look at.")
        config = parsed("ReloadConfigRequest", data).config
        if config.WhichOneof("config") != "model_config_list":
            raise InvalidArgumentError("ServerConfig type not supported by HandleReloadConfigRequest. Only "
                                       "ModelConfigList is currently supported")
        await asyncio.to_thread(self._server.reload, models_of(config))
        response = messages.ReloadConfigResponse()
        response.status.error_code = 0
        return response.SerializeToString()
