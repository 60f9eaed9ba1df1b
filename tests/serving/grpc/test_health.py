"""Health: asked once, and watched."""

import asyncio

import pytest

from minitf.backend.errors import NotFoundError
from minitf.serving import messages
from minitf.serving.deadline import Deadline
from minitf.serving.grpc.health import HealthService


def asked(service):
    return messages.HealthCheckRequest(service=service).SerializeToString()


def status(data):
    return messages.HealthCheckResponse.FromString(data).status


def test_check():
    async def scenario():
        health = HealthService()
        assert status(await health.check(asked("PredictionService"), Deadline())) == 1
        with pytest.raises(NotFoundError, match="unknown service"):
            await health.check(asked("other"), Deadline())
        health.drain()
        assert status(await health.check(asked(""), Deadline())) == 2

    asyncio.run(scenario())


def test_watch_tells_of_the_end():
    async def scenario():
        health = HealthService()
        watch = health.watch(asked(""), Deadline())
        assert status(await anext(watch)) == 1
        health.drain()
        assert [status(data) async for data in watch] == [2]
        unknown = health.watch(asked("other"), Deadline())
        assert status(await anext(unknown)) == 3
        await unknown.aclose()

    asyncio.run(scenario())
