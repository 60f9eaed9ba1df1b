"""Launch: from the text of a kernel to its run. Floor 2. Read `chain.py` first.

A launch starts a *grid* of blocks, and each block has so many threads. The same function runs in every thread; what
differs are `blockIdx.x`, the number of its block, and `threadIdx.x`, its number in the block.
"""

from __future__ import annotations

from functools import cache

THREADS = 256  # of a block, at most: a power of two
WARP = 32  # threads that take every step together; a smaller block would leave some of them idle
OPTIONS = ("--fmad=false",)  # x * y + z rounds twice, as in NumPy; the compiler would make one step of it, rounded once


def blocks(n, threads=THREADS) -> int:
    """How many blocks of `threads` threads it takes to have one thread for each of `n` elements.

        >>> blocks(1000, 256)
        4
    """
    return -(-n // threads)


def threads_for(width) -> int:
    """How many threads work on a row of `width` elements: a power of two from WARP to THREADS.

        >>> threads_for(5), threads_for(100), threads_for(5000)
        (32, 128, 256)
    """
    threads = WARP
    while threads < min(width, THREADS):
        threads *= 2
    return threads


@cache
def compiled(xp, source, name):
    """The function `name` of a text; CuPy compiles it when it is first called on a GPU, and keeps it in a file.

    xp: CuPy.
    """
    return xp.RawKernel(source, name, options=OPTIONS)


def launch(xp, source, name, grid, threads, *arguments) -> None:
    """Run the function `name` of a text in `grid` blocks of `threads` threads, and do not wait.

    arguments: NumPy's scalars, and arrays in plain order, of which the function gets the address.
    """
    if grid > 0:
        compiled(xp, source, name)((grid,), (threads,), arguments)
