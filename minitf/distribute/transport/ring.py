"""All-reduce in a ring: the sum of everyone's array, with as little traffic as can be. Floor 6.

The workers stand in a ring; each sends to the next and receives from the one before. An array is cut into as many
chunks as there are workers. First the chunks go around and grow: in each of size - 1 steps every worker passes on one
chunk, to which the next one adds its own numbers. Then every worker has one chunk that is finished, and in as many
steps the finished chunks go around. Each link has carried the array about twice, however many workers there are; if
one worker collected everything, its link would carry it twice for each of the others.

Source: Patarasuk and Yuan, Bandwidth optimal all-reduce algorithms for clusters of workstations, 2009.
Read next: `link.py`, what sends and receives.
"""

from __future__ import annotations

import numpy as np


def ring_all_reduce(rank, size, array, send, receive) -> None:
    """Add up the arrays of all workers, in place.

    rank, size: this worker's number, and how many there are.
    array: numeric, contiguous; of one shape and dtype on all workers. It becomes the sum.
    send: takes an array, which goes to the next worker.
    receive: takes an array, and fills it with what the worker before has sent.
    """
    chunks = np.array_split(array.reshape(-1), size)  # views
    arriving = np.empty_like(chunks[0])
    for step in range(size - 1):
        send(chunks[(rank - step) % size])
        mine = chunks[(rank - step - 1) % size]
        part = arriving[: mine.size]
        receive(part)
        mine += part
    for step in range(size - 1):
        send(chunks[(rank + 1 - step) % size])
        receive(chunks[(rank - step) % size])


def ring_all_gather(rank, size, array, send, receive) -> list:
    """What all workers have, in the order of their ranks.

    send: takes anything.   receive: returns what the worker before has sent.
    """
    found = [None] * size
    found[rank] = array
    for step in range(size - 1):
        send(found[(rank - step) % size])
        found[(rank - step - 1) % size] = receive()
    return found
