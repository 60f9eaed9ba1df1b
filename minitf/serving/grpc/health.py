"""Health: what a balancer asks before it sends requests. Floor 8. Next: `app.py`.

Source: https://github.com/grpc/grpc/blob/master/doc/health-checking.md
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from ...backend.errors import NotFoundError
from .. import messages
from ..deadline import Deadline
from .converting import parsed

SERVING, NOT_SERVING, SERVICE_UNKNOWN = 1, 2, 3
SERVICES = ("", "ModelService", "PredictionService")  # "" is the server as a whole


def status_message(status: int) -> bytes:
    """A HealthCheckResponse."""
    return messages.HealthCheckResponse(status=status).SerializeToString()


class HealthService:
    """Says that the server serves, until it is told otherwise."""

    name = "grpc.health.v1.Health"

    def __init__(self) -> None:
        self._draining = asyncio.Event()
        self.methods = {"Check": self.check}
        self.streams = {"Watch": self.watch}

    def drain(self) -> None:
        """From now on no new requests are wanted."""
        self._draining.set()

    def _status(self, service: str) -> int:
        if service not in SERVICES:
            return SERVICE_UNKNOWN
        return NOT_SERVING if self._draining.is_set() else SERVING

    async def check(self, data: bytes, deadline: Deadline) -> bytes:
        """HealthCheckRequest -> HealthCheckResponse.  Raises: NotFoundError for an unknown service."""
        status = self._status(parsed("HealthCheckRequest", data).service)
        if status == SERVICE_UNKNOWN:
            raise NotFoundError("unknown service")
        return status_message(status)

    async def watch(self, data: bytes, deadline: Deadline) -> AsyncIterator[bytes]:
        """HealthCheckRequest -> a HealthCheckResponse now, and another when it changes."""
        service = parsed("HealthCheckRequest", data).service
        status = self._status(service)
        yield status_message(status)
        if status == SERVICE_UNKNOWN:
            await asyncio.Event().wait()  # the client decides how long
        elif status == SERVING:
            await self._draining.wait()
            yield status_message(NOT_SERVING)
