"""Tasks that are run together."""

import asyncio
import threading

import numpy as np
import pytest

from minitf.backend.errors import CancelledError, DeadlineExceededError, InvalidArgumentError, UnknownError
from minitf.serving.batching.parameters import BatchingParameters
from minitf.serving.batching.runner import BatchingRunner
from minitf.serving.deadline import Deadline
from minitf.serving.inference.tasks import Task


class Doubling:
    """A signature that doubles, remembers the sizes of its batches, and fails where a 13 is among the rows."""

    def __init__(self):
        self.sizes, self.started, self.go = [], threading.Semaphore(0), threading.Semaphore(0)

    def require_fitting(self, inputs):
        if inputs["x"].dtype != float:
            raise InvalidArgumentError("no floats")

    def __call__(self, inputs):
        self.started.release()
        self.go.acquire()
        self.sizes.append(len(inputs["x"]))
        if 13.0 in inputs["x"]:
            raise ZeroDivisionError("13")
        return {"y": 2 * inputs["x"]}


@pytest.fixture
def doubling():
    return Doubling()


@pytest.fixture
def runner(request):
    found = BatchingRunner(BatchingParameters(num_batch_threads=1, **getattr(request, "param", {})))
    yield found
    found.stop()


def submit(runner, doubling, *rows, deadline=None):
    task = Task(doubling, {"x": np.array(rows, float)}, None)
    return runner._submit(task, deadline or Deadline())


def blocked(runner, doubling):
    """Let a first task run, so that all that follow are gathered behind it."""
    found = submit(runner, doubling, 0)
    doubling.started.acquire()
    return found


def test_tasks_that_wait_are_run_as_one(runner, doubling):
    blocked(runner, doubling)
    futures = [submit(runner, doubling, *range(n)) for n in (1, 2, 3)]
    doubling.go.release(2)
    assert [future.result()["y"].tolist() for future in futures] == [[0], [0, 2], [0, 2, 4]]
    assert doubling.sizes == [1, 6]


@pytest.mark.parametrize("runner", [{"max_batch_size": 8, "allowed_batch_sizes": (1, 8)}], indirect=True)
def test_batches_are_filled_up_to_allowed_sizes(runner, doubling):
    doubling.go.release(1)
    assert submit(runner, doubling, 1, 2, 3).result()["y"].tolist() == [2, 4, 6]
    assert doubling.sizes == [8]


def test_one_task_that_fails_takes_no_other_with_it(runner, doubling):
    blocked(runner, doubling)
    good, bad = submit(runner, doubling, 1), submit(runner, doubling, 13)
    doubling.go.release(4)  # alone, together, and each by itself again
    assert good.result()["y"].tolist() == [2]
    with pytest.raises(UnknownError, match="ZeroDivisionError: 13"):
        bad.result()
    assert doubling.sizes == [1, 2, 1, 1]


def test_nothing_is_computed_for_those_who_have_left(runner, doubling):
    blocked(runner, doubling)
    deadline = Deadline()
    cancelled, wanted = submit(runner, doubling, 1, deadline=deadline), submit(runner, doubling, 2)
    deadline.cancel()
    doubling.go.release(2)
    with pytest.raises(CancelledError):
        cancelled.result()
    assert wanted.result()["y"].tolist() == [4]
    assert doubling.sizes == [1, 1]


def test_a_deadline_that_passes_in_the_queue(runner, doubling):
    blocked(runner, doubling)
    with pytest.raises(DeadlineExceededError):
        runner.run(Task(doubling, {"x": np.ones(1)}, None), Deadline(0.01))
    doubling.go.release(2)


@pytest.mark.parametrize("runner", [{"pad_variable_length_inputs": True}, {}], indirect=True)
def test_rows_of_different_lengths(runner, doubling):
    blocked(runner, doubling)
    futures = [submit(runner, doubling, [1, 2]), submit(runner, doubling, [3])]
    doubling.go.release(3)
    padded = runner._parameters.pad_variable_length_inputs
    assert [future.result()["y"].tolist() for future in futures] == [[[2, 4]], [[6, 6]] if padded else [[6]]]
    assert doubling.sizes == ([1, 2] if padded else [1, 1, 1])


def test_asyncio_and_refusals(runner, doubling):
    doubling.go.release(1)
    task = Task(doubling, {"x": np.ones(1)}, None)
    assert asyncio.run(runner.run_async(task, Deadline()))["y"].tolist() == [2]
    with pytest.raises(InvalidArgumentError, match="no floats"):
        runner.run(Task(doubling, {"x": np.ones(1, int)}, None), Deadline())


def test_asyncio_runs_the_batches_of_a_quick_model_itself(runner, doubling):
    doubling.go.release(4)
    submit(runner, doubling, 0).result()  # now its pace is known
    threads = set()

    class Watched(Doubling):
        def __call__(self, inputs):
            threads.add(threading.current_thread())
            return super().__call__(inputs)

    doubling.__class__ = Watched

    async def main():
        tasks = [Task(doubling, {"x": np.array([float(n)])}, None) for n in (1, 2)]
        return await asyncio.gather(*[runner.run_async(task, Deadline()) for task in tasks])

    runner._paces[doubling] = 0.0
    assert [found["y"].tolist() for found in asyncio.run(main())] == [[2], [4]]
    assert threads == {threading.current_thread()}
    assert doubling.sizes == [1, 2]


def test_who_leaves_a_batch_of_the_loop_is_left_out(runner, doubling):
    doubling.go.release(1)
    runner._paces[doubling] = 0.0

    async def main():
        tasks = [asyncio.ensure_future(runner.run_async(Task(doubling, {"x": np.array([n])}, None), Deadline()))
                 for n in (1.0, 2.0)]
        await asyncio.sleep(0)
        tasks[0].cancel()
        return await asyncio.gather(*tasks, return_exceptions=True)

    first, second = asyncio.run(main())
    assert isinstance(first, asyncio.CancelledError)
    assert (second["y"].tolist(), doubling.sizes) == ([4.0], [1])
