"""Pruning: the smallest weights become zeros. Floor 8. Read next: `clustering.py`.

Zeros cost nothing once the file is compressed, and some devices skip them. Which weights can go is judged by their size
alone, and a little at a time, while the model goes on learning: what was cut is then made up for by others.
"""

from __future__ import annotations

import numpy as np

from ..backend.errors import InvalidArgumentError, explain


def pruned(weights, sparsity) -> np.ndarray:
    """Weights of which the smallest are 0.

    weights: float [...].
    sparsity: the share that becomes 0, in [0, 1); their count is rounded down.

    Of weights of one size, those that come first go first. What is 0 already counts.

        >>> pruned(np.array([0.1, -2.0, 0.3, -0.2]), 0.5)
        array([ 0. , -2. ,  0.3,  0. ])

    Raises: InvalidArgumentError where sparsity is not in [0, 1).
    Source: Han et al., 2015, https://arxiv.org/abs/1506.02626.
    """
    if not 0 <= sparsity < 1:
        raise InvalidArgumentError(explain("pruned", f"sparsity is {sparsity}", "it must be in [0, 1)"))
    found = np.array(weights).reshape(-1)
    smallest = np.argsort(np.abs(found), kind="stable")[:int(sparsity * found.size)]
    found[smallest] = 0
    return found.reshape(np.shape(weights))


def sparsity_at(step, begin, end, final) -> float:
    """How sparse a model should be at a step of its training: fast at first, then ever slower.

    begin, end: the steps between which it grows from 0 to `final`, as 1 - (1 - t)^3.

        >>> [round(sparsity_at(step, 10, 20, 0.8), 3) for step in (0, 10, 15, 20, 99)]
        [0.0, 0.0, 0.7, 0.8, 0.8]

    Source: Zhu and Gupta, 2017, https://arxiv.org/abs/1710.01878.
    """
    t = min(max((step - begin) / (end - begin), 0.0), 1.0)
    return final * (1 - (1 - t) ** 3)
