"""MPI: workers that mpiexec starts, where MINITF_MPI_PYTHON names an interpreter that has mpi4py."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from minitf.distribute.transport.mpi import MpiGroup

PROGRAM = Path(__file__).with_name("mpi_program.py")
PYTHON = os.environ.get("MINITF_MPI_PYTHON")
needs_mpi = pytest.mark.skipif(PYTHON is None, reason="MINITF_MPI_PYTHON names no interpreter with mpi4py")


def launched(what, workers, code=0):
    """The lines that the workers print."""
    command = [PYTHON, "-m", "minitf", "launch", "--mpi", "-n", str(workers), PROGRAM, what]
    environment = {**os.environ, "PYTHONPATH": str(PROGRAM.parents[3]), "OPENBLAS_NUM_THREADS": "1",
                   "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == code, done.stderr
    return done.stdout.splitlines()


@needs_mpi
@pytest.mark.parametrize("workers", [2, 4])
def test_exchanges(workers):
    assert launched("exchanges", workers) == []


@needs_mpi
def test_an_error_on_every_worker_where_two_disagree():
    lines = launched("disagreement", 3)
    assert len(lines) == 3
    assert len(set(lines)) == 1
    assert "worker 0 has all_reduce of float32 [3], worker 1 has all_reduce of float32 [4]" in lines[0]


@needs_mpi
def test_a_worker_that_hangs_is_named_by_all_others():
    lines = [line for line in launched("late", 3, code=1) if "does not answer" in line]
    assert len(lines) == 2
    assert all("; worker 1 does not answer: it hangs" in line for line in lines)


@needs_mpi
def test_two_learn_what_one_learns():
    (alone,), together = launched("training", 1), launched("training", 2)
    assert together[0] == together[1]
    np.testing.assert_allclose(np.float64(together[0].split()), np.float64(alone.split()), rtol=1e-4)


def test_without_mpi_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "mpi4py", None)
    with pytest.raises(ImportError, match=r"minitf\[distribute\]"):
        MpiGroup()
