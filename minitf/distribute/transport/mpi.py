"""MpiGroup: workers that exchange arrays through MPI. Floor 6. Read `alone.py` first.

MPI is what clusters are made for: it knows their networks, and shared memory within a machine. It comes with
`pip install "minitf[distribute]"`; the program is then started by `mpiexec -n 4 python script.py`, or by Slurm.
"""

from __future__ import annotations

import numpy as np

from ...backend.errors import explain
from .alone import Group


class MpiGroup(Group):
    """The processes of MPI's world, or of another communicator of mpi4py.

    Raises: ImportError without mpi4py.
    """

    def __init__(self, communicator=None):
        self._mpi = mpi()
        self._communicator = communicator or self._mpi.COMM_WORLD
        self.rank, self.size = self._communicator.Get_rank(), self._communicator.Get_size()

    def all_reduce(self, array):
        if array.dtype.char not in "bhilqBHILQfdFD":  # 16-bit floats are unknown to MPI
            return sum(self.all_gather(array)).astype(array.dtype)
        total = np.array(array, order="C")
        self._communicator.Allreduce(self._mpi.IN_PLACE, total)
        return total

    def all_gather(self, array):
        return self._communicator.allgather(array)

    def broadcast(self, array):
        return self._communicator.bcast(array, root=0)

    def barrier(self):
        self._communicator.Barrier()


def mpi():
    """The module mpi4py.MPI.  Raises: ImportError where it is not installed, with the extra that has it."""
    try:
        from mpi4py import MPI
    except ImportError as error:
        raise ImportError(explain("tf.distribute", f"mpi4py cannot be used ({error})", "workers that mpiexec has "
                                  "started exchange through it", 'pip install "minitf[distribute]", or use '
                                  "CommunicationImplementation.RING")) from None
    return MPI
