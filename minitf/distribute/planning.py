"""Planning: how long a step will take with so many workers, before anybody has paid for them. Floor 6.

A message costs a latency, whatever its length, and its bytes over the bandwidth. From these two numbers of a network
and the times of the layers on one machine, `exchanges` plays a step: gradients come one after the other, those of the
last layer first, are gathered in buckets, and each bucket travels as soon as it is full and the network is free. Read
`transport/ring.py` first.

Source: Hockney, The communication challenge for MPP, 1994; for overlapping buckets Li and others, PyTorch Distributed,
2020.
"""

from __future__ import annotations

from math import ceil, log2
from typing import NamedTuple

import numpy as np


class Network(NamedTuple):
    """What connects workers.

    latency: seconds until the first byte of a message arrives.   bandwidth: bytes a second, of one link.
    """

    latency: float
    bandwidth: float


class Layer(NamedTuple):
    """A layer, as far as planning goes.   backward: seconds for its gradients.   size: their bytes."""

    backward: float
    size: int


class Exchange(NamedTuple):
    """A bucket's way over the network: when it was full, when it set out, and when the sum was everywhere."""

    ready: float
    begin: float
    end: float
    size: int


def ring_seconds(workers, size, network) -> float:
    """Seconds for a ring all-reduce of `size` bytes.

        >>> ring_seconds(4, 8_000_000, Network(latency=0.25, bandwidth=1e6))
        13.5

    Each worker sends 2 (workers - 1) messages, of a chunk each.   workers: at least 1.
    """
    messages = 2 * (workers - 1)
    return messages * (network.latency + size / workers / network.bandwidth)


def tree_seconds(workers, size, network) -> float:
    """Seconds for an all-reduce along a tree: fewer messages, each of everything.

        >>> tree_seconds(4, 8_000_000, Network(latency=0.25, bandwidth=1e6))
        33.0
    """
    return 2 * ceil(log2(workers)) * (network.latency + size / network.bandwidth)


def hierarchical_seconds(machines, per_machine, size, network, inside) -> float:
    """Seconds for an all-reduce in two levels: a ring in each machine, one through all machines.

        >>> slow, fast = Network(0.001, 1e9), Network(1e-5, 1e11)
        >>> hierarchical_seconds(4, 8, 8_000_000, slow, fast) < ring_seconds(32, 8_000_000, slow)
        True

    Half a ring inside leaves each worker of a machine with the machine's sum of one chunk. Then
    those that have the same chunk, one in each machine, send it around; together they keep the
    machine's one link busy. The other half of the ring inside hands out the finished chunks.

    network: between machines.   inside: between the workers of one.
    """
    return ring_seconds(per_machine, size, inside) + ring_seconds(machines, size, network)


def exchanges(layers, forward, cost, bucket, overlap=True) -> list[Exchange]:
    """What travels in one step, and when. Time 0 is the step's begin.

        >>> layers = [Layer(backward=1.0, size=30), Layer(backward=1.0, size=10)]
        >>> for each in exchanges(layers, forward=1.0, cost=lambda size: size / 20, bucket=10):
        ...     print(each.size, each.begin, each.end)
        10 2.0 2.5
        30 3.0 4.5

    layers: Layers, the first one first; their gradients come in the opposite order.
    forward: seconds until the loss is known.
    cost: function(bytes) -> seconds of an all-reduce.
    bucket: a bucket sets out when it has so many bytes, or when there are no more gradients.
    overlap: whether the first bucket may set out before the last gradient is there.
    """
    now, held, full = forward, 0, []
    for number, layer in reversed(list(enumerate(layers))):
        now, held = now + layer.backward, held + layer.size
        if held >= bucket or number == 0:
            full.append((now, held))
            held = 0
    found, free = [], 0.0 if overlap else now
    for ready, size in full:
        begin = max(ready, free)
        free = begin + cost(size)
        found.append(Exchange(ready, begin, free, size))
    return found


def step_seconds(layers, forward, cost, bucket, overlap=True) -> float:
    """Seconds of a step: until the gradients are there, and the last of their sums.  The arguments of `exchanges`.

        >>> step_seconds([Layer(1.0, 30), Layer(1.0, 10)], 1.0, lambda size: size / 20, 10, overlap=False)
        5.0
    """
    computed = forward + sum(layer.backward for layer in layers)
    return max([computed, *(each.end for each in exchanges(layers, forward, cost, bucket, overlap))])


def fitted(workers, sizes, seconds) -> Network:
    """The network on which ring all-reduces of these sizes would take these times.

        >>> there = Network(latency=0.0001, bandwidth=2e9)
        >>> sizes = [1_000, 100_000, 10_000_000]
        >>> found = fitted(4, sizes, [ring_seconds(4, size, there) for size in sizes])
        >>> round(found.latency, 6), round(found.bandwidth / 1e9, 3)
        (0.0001, 2.0)

    sizes: bytes, of two sizes at least.   seconds: measured, one for each.
    The two numbers are those with the least squares of relative errors: of absolute ones those of
    the large arrays would count alone.
    """
    sizes, seconds = np.asarray(sizes, float), np.asarray(seconds, float)
    messages = 2 * (workers - 1)
    columns = np.stack([np.full(len(sizes), messages), messages * sizes / workers], axis=1)
    relative = columns / seconds[:, None]
    latency, per_byte = np.linalg.lstsq(relative, np.ones(len(sizes)), rcond=None)[0]
    return Network(float(max(latency, 0.0)), float(1 / max(per_byte, 1e-15)))
