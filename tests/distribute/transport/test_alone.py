"""The group of one worker."""

import numpy as np

from minitf.distribute.transport.alone import ALONE


def test_what_it_exchanges_with_itself():
    x = np.arange(3.0)
    total = ALONE.all_reduce(x)
    assert total is not x
    assert total.tolist() == ALONE.broadcast(x).tolist() == ALONE.all_gather(x)[0].tolist()
    assert (ALONE.rank, ALONE.size, ALONE.barrier(), ALONE.close()) == (0, 1, None, None)
