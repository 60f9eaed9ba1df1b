"""Memory of results, as it comes and goes."""

import numpy as np

from minitf.board.profiler.memory import Memory, owner


def test_views_and_inputs_are_no_new_memory():
    memory = Memory()
    x = np.zeros([10, 10])
    assert memory.took(x.T, [x]) == 0
    y = (x + 1).reshape(-1)  # a view of what nobody else holds
    assert memory.took(y, [x]) == 800
    assert memory.took(y[:3], []) == 0
    assert memory.took(3.5, []) == memory.took(np.float32(1), []) == 0
    assert owner(y[2:].reshape(7, -1)) is owner(y)
    del y
    assert (memory.live, memory.peak) == (0, 800)


def test_after_forgetting_nothing_is_counted():
    memory = Memory()
    x = np.zeros(4)
    memory.took(x, ())
    memory.forget()
    del x
    assert memory.live == 32
