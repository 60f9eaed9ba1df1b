"""A server with models for all tests here, and a gRPC door in front of it that runs in a thread."""

import asyncio
import shutil
import threading

import pytest

from minitf.backend.errors import UnavailableError
from minitf.serving import messages
from minitf.serving.core import Server
from minitf.serving.grpc.app import GrpcServer
from minitf.serving.grpc.health import HealthService
from minitf.serving.grpc.models import ModelService
from minitf.serving.grpc.prediction import PredictionService
from minitf.serving.models.config import ModelConfig
from minitf.serving.options import Options
from minitf.wire.messages import Example
from minitf.wire.tensors import tensor_proto

SECONDS = 60.0  # nothing here takes long; only a machine that stands still


@pytest.fixture(scope="module")
def half(saved, tmp_path_factory):
    """A server of version 1 of "half"."""
    path = tmp_path_factory.mktemp("versions")
    shutil.copytree(saved(1.0), path / "1")
    server = Server([ModelConfig("half", str(path))], Options(poll_seconds=0))
    server.start()
    yield server
    server.stop()


class Slow:
    """A service whose methods go wrong, or end when they are told."""

    name = "tests.Slow"

    def __init__(self):
        self.methods = {"Wait": self.wait, "Raise": self.raise_, "Long": self.long}
        self.entered, self.cancelled = threading.Event(), threading.Event()

    async def wait(self, data, deadline):
        self.entered.set()
        try:
            await asyncio.Event().wait()
        finally:
            self.cancelled.set()

    async def raise_(self, data, deadline):
        raise ValueError("our mistake")

    async def long(self, data, deadline):
        raise UnavailableError("x" * 100_000)


class Door:
    """A gRPC server in a thread. `call` asks it."""

    def __init__(self, server, arguments=""):
        import grpc

        self.slow, self._loop, self._stop = Slow(), asyncio.new_event_loop(), asyncio.Event()
        started = threading.Event()
        running = self._run(server, arguments, started)
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=[running])
        self._thread.start()
        started.wait(SECONDS)
        self.channel = grpc.insecure_channel(f"localhost:{self.port}")

    async def _run(self, server, arguments, started):
        self.health = HealthService()
        door = GrpcServer([PredictionService(server), ModelService(server), self.health, self.slow], arguments)
        self.port = door.add_port("localhost:0")
        await door.start()
        started.set()
        await self._stop.wait()
        await door.stop(SECONDS)

    def in_loop(self, function):
        self._loop.call_soon_threadsafe(function)

    def call(self, method, data, timeout=SECONDS):
        """The bytes of the answer to a request."""
        return self.channel.unary_unary(f"/{method}")(data, timeout=timeout)

    def close(self):
        self.channel.close()
        self.in_loop(self._stop.set)
        self._thread.join()
        self._loop.close()


@pytest.fixture(scope="module")
def door(half):
    """The door to "half"."""
    found = Door(half)
    yield found
    found.close()


@pytest.fixture
def door_with(half):
    """A function of gRPC's arguments: another door to "half"."""
    found = []

    def opened(arguments):
        found.append(Door(half, arguments))
        return found[-1]

    yield opened
    for door in found:
        door.close()


@pytest.fixture
def predict_request():
    """A function of arrays by name: a PredictRequest for "half"."""
    def made(**arrays):
        request = messages.PredictRequest()
        request.model_spec.name = "half"
        for name, array in arrays.items():
            request.inputs[name].CopyFrom(tensor_proto(array))
        return request

    return made


@pytest.fixture
def examples_request():
    """A function of a message's class, a signature and numbers: a request that holds them as examples."""
    def made(name, signature, *values):
        request = getattr(messages, name)()
        request.model_spec.name = "half"
        request.model_spec.signature_name = signature
        put_examples(request.input, values)
        return request

    return made


def put_examples(message, values):
    for value in values:
        example = Example()
        example.features.feature["x"].float_list.value.append(value)
        message.example_list.examples.append(example)
