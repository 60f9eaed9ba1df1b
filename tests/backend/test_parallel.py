"""`parallel` covers the range once, whatever the blocks; it raises what f raises, and BLAS gets its threads back."""

import multiprocessing
import os
import sys
import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from minitf.backend import parallel as module
from minitf.backend.parallel import parallel


@pytest.fixture(autouse=True)
def three_threads(monkeypatch):
    monkeypatch.setitem(module._limits, "intra", 3)


@given(st.integers(0, 50), st.integers(1, 60) | st.none())
def test_every_element_is_visited_once(n, block):
    seen = [0] * n

    def visit(lo, hi):
        assert 0 <= lo < hi <= n
        assert block is None or hi - lo <= block
        for i in range(lo, hi):
            seen[i] += 1

    parallel(visit, n, block)
    assert seen == [1] * n


def test_the_parts_really_run_at_the_same_time():
    barrier = threading.Barrier(3, timeout=60)
    parallel(lambda lo, hi: barrier.wait(), 3, block=1)
    assert not barrier.broken


def test_one_block_stays_on_the_callers_thread():
    names = []
    parallel(lambda lo, hi: names.append(threading.current_thread()), 5, block=5)
    assert names == [threading.current_thread()]


def test_a_call_inside_a_call_is_a_plain_loop():
    threads = []

    def outer(lo, hi):
        here = threading.current_thread()
        parallel(lambda lo, hi: threads.append(threading.current_thread() is here), 4, block=1)

    parallel(outer, 3, block=1)
    assert threads == [True] * 12


@pytest.mark.parametrize("where", [0, 2])
def test_an_error_reaches_the_caller_and_the_threads_live_on(where):
    def fail(lo, hi):
        if lo == where:
            raise ZeroDivisionError(f"at {lo}")

    for _ in range(2):
        with pytest.raises(ZeroDivisionError, match=f"at {where}"):
            parallel(fail, 3, block=1)
    test_the_parts_really_run_at_the_same_time()


def test_blas_has_one_thread_inside_and_its_own_number_after():
    def counts():
        return [library.get_num_threads() for library in module._blas_libraries()]

    before, inside = counts(), []
    parallel(lambda lo, hi: inside.extend(counts()), 3, block=1)
    assert counts() == before
    assert set(inside) <= {1}


def test_many_callers_at_once():
    results = []

    def caller(k):
        total = [0] * 30
        parallel(lambda lo, hi: total.__setitem__(slice(lo, hi), [k] * (hi - lo)), 30, block=4)
        results.append(sum(total) == 30 * k)

    callers = [threading.Thread(target=caller, args=(k,)) for k in range(8)]
    for each in callers:
        each.start()
    for each in callers:
        each.join(timeout=60)
    assert results == [True] * 8


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_it_works_in_a_forked_process():
    parallel(lambda lo, hi: None, 3, block=1)  # starts the helpers here: the child does not inherit them
    child = multiprocessing.get_context("fork").Process(target=test_the_parts_really_run_at_the_same_time)
    child.start()
    child.join(timeout=100)
    assert child.exitcode == 0


def test_the_number_of_threads_is_a_setting():
    assert (module.threads(), module.get_intra_op_parallelism_threads()) == (3, 3)
    before = [library.get_num_threads() for library in module._blas_libraries()]
    module.set_intra_op_parallelism_threads(1)
    assert module.threads() == 1
    module.set_intra_op_parallelism_threads(0)
    assert 1 <= module.threads() <= module.MAX_THREADS
    for library, count in zip(module._blas_libraries(), before):
        library.set_num_threads(count)
    module.set_inter_op_parallelism_threads(4)
    assert module.get_inter_op_parallelism_threads() == 4
    module.set_inter_op_parallelism_threads(0)
    with pytest.raises(ValueError, match="set_intra_op_parallelism_threads: received -1"):
        module.set_intra_op_parallelism_threads(-1)


@pytest.mark.parametrize(("text", "count"), [("3", 3), ("", 0), ("many", 0)])
def test_the_environment_may_say_how_many(monkeypatch, text, count):
    monkeypatch.setenv("TF_NUM_INTRAOP_THREADS", text)
    assert module._asked_for("TF_NUM_INTRAOP_THREADS") == count


def test_infinities_are_answers_in_every_thread():
    """NumPy's setting is one of each thread, and a warning is an error here."""
    y = np.empty(64, np.float32)

    def fill(lo, hi):
        y[lo:hi] = np.float32(1) / np.zeros(hi - lo, np.float32)

    with np.errstate(divide="ignore"):
        parallel(fill, 64, 8)
    assert np.isposinf(y).all()


def test_a_helper_lets_go_of_what_it_worked_on():
    array = np.zeros(4)
    before = sys.getrefcount(array)

    def fill(lo, hi, array=array):
        array[lo:hi] = 1

    parallel(fill, 4, block=1)
    del fill
    assert array.tolist() == [1, 1, 1, 1]
    assert sys.getrefcount(array) == before
