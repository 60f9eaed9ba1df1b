"""Which transport workers use. Floor 6. Read next: `sockets.py`, `mpi.py`."""

from __future__ import annotations

import os

from .alone import ALONE
from .mpi import MpiGroup
from .sockets import SocketGroup

STARTED_BY_MPI = ("OMPI_COMM_WORLD_SIZE", "PMI_SIZE")  # what Open MPI and MPICH put into the environment


def group_of(rank, addresses, options):
    """The group of these workers.

    rank, addresses: who this worker is, and where all are; no addresses where nobody has said so.
    options: CommunicationOptions. "RING" always takes sockets; "AUTO" takes MPI where `mpiexec`
        has started the program.
    """
    timeout = 300.0 if options.timeout_seconds is None else float(options.timeout_seconds)
    by_mpi = any(name in os.environ for name in STARTED_BY_MPI)
    if by_mpi and options.implementation.value == "AUTO":
        group = MpiGroup(timeout)
    elif len(addresses) > 1:
        group = SocketGroup(rank, addresses, timeout)
    else:
        return ALONE
    group.pack, group.compression = options.bytes_per_pack or None, options.compression
    return group
