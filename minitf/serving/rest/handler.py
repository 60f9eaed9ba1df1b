"""Handler: from a method, a path and a body to a status and a body. Floor 8. Read `paths.py` first; next: `app.py`.

It knows nothing of sockets, so it can be tested without any.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from ...backend.errors import DeadlineExceededError, FailedPreconditionError, InvalidArgumentError, OpError
from ..core import Server
from ..deadline import Deadline
from ..models.specs import ModelSpec
from . import prometheus
from .examples import examples_of
from .models_text import metadata_text, status_text
from .parsing import parsed
from .paths import PREFIX, Route, route_of
from .requests import BodyReader, signature_name
from .writing import classes_text, columns_text, error_text, rows_text, values_text

JSON, TEXT = "application/json", "text/plain"
LARGE = 1 << 16  # bytes of a body that is read in a thread, so that the others need not wait
HTTP = (200, 499, 500, 400, 504, 404, 409, 403, 429, 400, 409, 400, 501, 500, 503, 500, 401)  # by the code of an error
CORS = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Methods": "POST, GET",
        "Access-Control-Allow-Headers": "Content-Type"}
log = logging.getLogger("minitf.serving")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Response:
    """What a client gets.   body: text, in which bytes that are no UTF-8 stand as surrogates."""

    status: int
    body: str
    content_type: str = JSON


class Handler:
    """Answers the requests of the REST interface.

    server: the models.   timeout: seconds for a request.
    prometheus_path: where the counts are shown, or None for nowhere.
    """

    def __init__(self, server: Server, timeout: float = 30.0, prometheus_path: str | None = None) -> None:
        self._server, self._timeout, self._prometheus_path = server, timeout, prometheus_path

    async def answer(self, method: str, path: str, body: bytes, origin: str = "") -> Response:
        """The answer to a request.

        path: as it came, with percent signs and without what follows "?".   origin: the header of that name.
        """
        if path == self._prometheus_path:
            return Response(200, prometheus.page(self._server.metrics.all), TEXT)
        if not PREFIX.fullmatch(path):
            return Response(404, error_text(f"Malformed request: {method} {path}"))
        try:
            if method == "OPTIONS":
                return preflight(origin)
            route = route_of(method, path)
            with self._server.metrics.request(route.spec.name, route.action, "REST"):
                return Response(200, await self._text(route, body))
        except OpError as error:
            return Response(HTTP[error.error_code], error_text(str(error)))
        except Exception as error:  # a mistake of ours must not take the connection with it
            log.exception("%s %s", method, path)
            return Response(500, error_text(f"{type(error).__name__}: {error}"))

    async def _text(self, route: Route, body: bytes) -> str:
        if route.action == "status":
            return status_text(self._server.status(route.spec))
        if route.action == "metadata":
            return metadata_text(*self._server.metadata(route.spec))
        deadline = Deadline(self._timeout)
        try:
            async with asyncio.timeout(self._timeout):
                return await self._inference(route, body, deadline)
        except TimeoutError:
            deadline.cancel()
            raise DeadlineExceededError("The deadline of the request was exceeded before it could be "
                                        "answered.") from None
        except asyncio.CancelledError:
            deadline.cancel()
            raise

    async def _inference(self, route: Route, body: bytes, deadline: Deadline) -> str:
        document = await here_or_there(len(body), parsed, body)
        spec = ModelSpec(route.spec.name, route.spec.version, route.spec.version_label, signature_name(document))
        if route.action == "predict":
            return await self._predict(spec, document, body, deadline)
        examples = await here_or_there(len(body), examples_of, document)
        if route.action == "classify":
            return classes_text((await self._server.classify_async(spec, examples, deadline)).outputs)
        return values_text((await self._server.regress_async(spec, examples, deadline)).outputs)

    async def _predict(self, spec: ModelSpec, document: dict[str, Any], body: bytes, deadline: Deadline) -> str:
        reader = BodyReader(self._dtypes(spec), quick=b"true" not in body and b"false" not in body)
        inputs, has_rows = await here_or_there(len(body), reader.inputs, document)
        outputs = (await self._server.predict_async(spec, inputs, (), deadline)).outputs
        write = rows_text if has_rows else columns_text
        return await here_or_there(sum(array.nbytes for array in outputs.values()), write, outputs)

    def _dtypes(self, spec: ModelSpec) -> dict:
        """The types of the inputs that a signature takes."""
        loaded = self._server.enter(spec)
        try:
            signature = loaded.servable.signatures.get(spec.signature)
        finally:
            loaded.leave()
        if signature is None:
            raise InvalidArgumentError(f'Serving signature name: "{spec.signature}" not found in signature def')
        if not signature.dtypes:
            raise InvalidArgumentError(f"Failed to get input map for signature: {spec.signature_name or 'DEFAULT'}")
        return signature.dtypes


async def here_or_there(size: int, function: Callable[[Any], T], argument: Any) -> T:
    """What a function gives; called in a thread where there is much to do.   size: bytes that it goes through."""
    if size < LARGE:
        return function(argument)
    return await asyncio.to_thread(function, argument)


def preflight(origin: str) -> Response:
    """The answer to a browser that asks whether it may ask.  Raises: FailedPreconditionError where it is none."""
    if "http://" not in origin and "https://" not in origin:
        raise FailedPreconditionError("Origin header is missing in CORS preflight")
    return Response(200, "")
