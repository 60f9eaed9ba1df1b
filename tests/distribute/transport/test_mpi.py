"""MPI, where it is installed: a world of one, which is what there is without mpiexec."""

import sys

import numpy as np
import pytest

from minitf.distribute.transport.mpi import MpiGroup


def test_exchanges():
    pytest.importorskip("mpi4py.MPI", exc_type=ImportError)
    group = MpiGroup()
    assert (group.rank, group.size) == (0, 1)
    x = np.arange(3, dtype="float32")
    assert group.all_reduce(x).tolist() == group.broadcast(x).tolist() == group.all_gather(x)[0].tolist() == [0, 1, 2]
    assert group.all_reduce(x.astype("float16")).dtype == np.float16
    group.barrier()


def test_without_mpi_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "mpi4py", None)
    with pytest.raises(ImportError, match=r"minitf\[distribute\]"):
        MpiGroup()
