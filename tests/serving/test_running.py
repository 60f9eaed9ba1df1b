"""Tasks that are run by themselves."""

import asyncio
import threading

import numpy as np
import pytest

from minitf.backend.errors import InvalidArgumentError, ResourceExhaustedError, UnknownError
from minitf.serving import running
from minitf.serving.deadline import Deadline
from minitf.serving.inference.tasks import Task
from minitf.serving.running import DirectRunner, shielded


class Noting:
    """A signature that notes the threads in which it is called."""

    def __init__(self):
        self.threads = []

    def require_fitting(self, inputs):
        pass

    def __call__(self, inputs):
        self.threads.append(threading.current_thread().name)
        return inputs


@pytest.mark.parametrize(("quick", "elsewhere"), [(3600.0, [True, False, False, True]), (0.0, [True] * 4)])
def test_only_what_is_known_to_be_quick_keeps_asyncio_waiting(monkeypatch, quick, elsewhere):
    monkeypatch.setattr(running, "QUICK", quick)
    signature, runner = Noting(), DirectRunner()
    for size in (4, 8, 1, 100):  # the last is much more than was ever measured
        asyncio.run(runner.run_async(Task(signature, {"x": np.ones(size)}, None), Deadline()))
    runner.stop()
    here = threading.current_thread().name
    assert [name != here for name in signature.threads] == elsewhere


@pytest.mark.parametrize(("raised", "error", "message"), [
    (InvalidArgumentError("as it is"), InvalidArgumentError, "^as it is$"),
    (MemoryError("all"), ResourceExhaustedError, "out of memory while the model ran: all"),
    (KeyError("k"), UnknownError, "KeyError: 'k'"),
])
def test_whatever_a_model_raises_is_an_error_of_the_protocol(raised, error, message):
    def fail(inputs):
        raise raised

    with pytest.raises(error, match=message):
        shielded(fail, {})
