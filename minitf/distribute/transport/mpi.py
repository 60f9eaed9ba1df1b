"""MpiGroup: workers that exchange arrays through MPI. Floor 6. Read `alone.py` first.

MPI is what clusters are made for: it knows their networks, and shared memory within a machine. It comes with
`pip install "minitf[distribute]"`; the program is then started by `mpiexec -n 4 python script.py`, by
`minitf launch --mpi -n 4 script.py`, or by Slurm. Read next: `roll_call.py`, which waits.
"""

from __future__ import annotations

import socket
import zlib

import numpy as np

from ...backend.errors import UnavailableError, explain
from ..cluster.resolvers import SimpleClusterResolver
from ..cluster.spec import ClusterSpec
from .alone import Group
from .roll_call import RollCall

NUMBERS = "bhilqBHILQfdFD"  # what MPI can add up; it knows of no 16-bit floats


class MpiGroup(Group):
    """The processes of MPI's world, or of another communicator of mpi4py.

    timeout: in seconds.

    Raises: ImportError without mpi4py; UnavailableError, on all workers, where they do not exchange the same, or where
    one does not come.
    """

    def __init__(self, timeout=300.0, communicator=None):
        self._mpi = mpi()
        self._communicator = (communicator or self._mpi.COMM_WORLD).Dup()
        self.rank, self.size = self._communicator.Get_rank(), self._communicator.Get_size()
        self._wait = RollCall(self._mpi, self._communicator.Dup(), timeout).wait_for
        self._count = 0

    def all_reduce(self, array):
        if array.dtype.char not in NUMBERS:
            wider = np.int32 if array.dtype == bool else np.float32
            return self.all_reduce(array.astype(wider)).astype(array.dtype)
        total = np.array(array, order="C")
        doing = self._begin("all_reduce", total, list(total.shape))
        self._wait(self._communicator.Iallreduce(self._mpi.IN_PLACE, total), doing)
        return total

    def all_gather(self, array):
        array = np.ascontiguousarray(array).reshape(np.shape(array))
        doing = self._begin("all_gather", array, f"{array.ndim} axes")
        shapes = np.empty((self.size, array.ndim), np.int64)
        if array.ndim:
            self._wait(self._communicator.Iallgather(np.array(array.shape, np.int64), shapes), doing)
        sizes = [int(np.prod(shape)) * array.itemsize for shape in shapes]
        everything = np.empty(sum(sizes), np.uint8)
        mine = np.frombuffer(array.tobytes(), np.uint8)
        self._wait(self._communicator.Iallgatherv(mine, [everything, sizes]), doing)
        parts = np.split(everything, np.cumsum(sizes)[:-1])
        return [part.view(array.dtype).reshape(shape) for part, shape in zip(parts, shapes)]

    def broadcast(self, array):
        array = np.array(array, order="C")
        doing = self._begin("broadcast", array, list(array.shape))
        self._wait(self._communicator.Ibcast(array.reshape(-1).view(np.uint8), root=0), doing)
        return array

    def barrier(self):
        self.all_gather(np.zeros(0, np.int8))

    def _begin(self, name, array, shape) -> str:
        """Compare with all workers what is going to be exchanged; what this one does, in words.

        Raises: UnavailableError, on all workers, where two do not do the same.
        """
        self._count += 1
        mine = f"{name} of {array.dtype} {shape}"
        doing = f"waits in exchange number {self._count}, {mine}"
        number = zlib.crc32(mine.encode())
        ends = np.array([number, -number])  # their largest are the largest number of all, and minus the smallest
        self._wait(self._communicator.Iallreduce(self._mpi.IN_PLACE, ends, self._mpi.MAX), doing)
        if ends[0] != -ends[1]:
            everyone = self._communicator.allgather(mine)  # all have seen it, so all are here
            other = next(i for i, theirs in enumerate(everyone) if theirs != everyone[0])
            raise UnavailableError(explain(
                "tf.distribute", f"in exchange number {self._count} worker 0 has {everyone[0]}, worker {other} has "
                f"{everyone[other]}", "all workers must exchange the same, in the same order",
                "Give all workers the same model and batches of the same shape"))
        return doing

    def resolver(self):
        """A cluster resolver that says of this world what TF_CONFIG says of others. Nobody listens at its addresses."""
        hosts = self._communicator.allgather(socket.gethostname())
        spec = ClusterSpec({"worker": [f"{host}:{rank}" for rank, host in enumerate(hosts)]})
        return SimpleClusterResolver(spec, task_type="worker", task_id=self.rank)


def mpi():
    """The module mpi4py.MPI.  Raises: ImportError where it is not installed, with the extra that has it."""
    try:
        from mpi4py import MPI
    except ImportError as error:
        raise ImportError(explain("tf.distribute", f"mpi4py cannot be used ({error})", "workers that mpiexec has "
                                  "started exchange through it", 'pip install "minitf[distribute]", or use '
                                  "CommunicationImplementation.RING")) from None
    return MPI
