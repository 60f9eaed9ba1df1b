"""Cache-sized blocks: one function, `blockwise`, for elementwise work of many steps.

Floor 0. Twenty steps over a large array read and write main memory twenty times. The same steps over one piece
after another, each small enough for a core's cache, do so once, and the pieces can be shared among threads.
Read next: `parallel.py`, which shares them.
"""

import numpy as np

from .arrays import module_of
from .parallel import parallel

BLOCK = 1 << 15  # elements: 128 KiB of float32, so that an input, an output and some scratch fit a core's L2


def blockwise(f, x, block=BLOCK):
    """Return f(x), where f works element by element, computed block by block.

    >>> blockwise(lambda x: x * x, np.arange(5.0), block=2)
    array([ 0.,  1.,  4.,  9., 16.])

    f: takes an array of any shape and returns one of the same shape and dtype.
    On a GPU, or where x is not larger than a block, that is f(x) itself.
    """
    if x.size <= block or module_of(x) is not np:
        return f(x)
    flat = x.reshape(-1)
    y = np.empty_like(flat)

    def one_block(lo, hi):
        y[lo:hi] = f(flat[lo:hi])

    parallel(one_block, flat.size, block)
    return y.reshape(x.shape)
