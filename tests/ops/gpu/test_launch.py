"""How many blocks, how many threads."""

import numpy as np
import pytest

from minitf.ops.gpu import launch
from ops.gpu import emulated


@pytest.mark.parametrize(("n", "threads", "expected"), [(1000, 256, 4), (1, 256, 1), (256, 256, 1)])
def test_every_element_has_a_thread(n, threads, expected):
    assert launch.blocks(n, threads) == expected


@pytest.mark.parametrize("n", [257, 511, 513])
def test_the_last_block_may_be_full_of_idle_threads(n):
    assert launch.blocks(n, 256) == n // 256 + 1


def test_whole_blocks_and_no_more():
    assert [launch.blocks(n, 64) for n in (0, 64, 640)] == [0, 1, 10]


def test_large_arrays():
    assert launch.blocks(2**53 + 1, 2) == 2**52 + 1  # which a division of floats gets wrong


def test_threads_of_a_row_are_a_power_of_two():
    assert [launch.threads_for(n) for n in (1, 32, 33, 64, 256, 257, 10**6)] == [32, 32, 64, 64, 256, 256, 256]


@emulated.needs_compiler
def test_nothing_is_launched_for_nothing():
    launch.launch(emulated, "no C at all", "kernel", 0, 32, np.int64(0))


@emulated.needs_compiler
def test_blocks_and_threads_have_numbers():
    source = """
extern "C" __global__ void numbered(long long n, int* y)
{
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) y[i] = 10 * blockIdx.x + threadIdx.x;
}
"""
    y = emulated.zeros(7, "int32")
    launch.launch(emulated, source, "numbered", 3, 3, np.int64(7), y)
    assert y.get().tolist() == [0, 1, 2, 10, 11, 12, 20]
