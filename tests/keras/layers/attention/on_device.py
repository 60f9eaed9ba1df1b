"""Attention by the kernels for GPUs and by the plain ones, on the same numbers."""

from typing import NamedTuple

import numpy as np

from minitf.keras.layers.attention import dot_product_kernel, gpu_backward, gpu_forward
from ops.gpu import emulated

needs_compiler = emulated.needs_compiler
RNG = np.random.default_rng(0)


class Case(NamedTuple):
    """rows, columns: of the scores.   sizes: of a query and of a value.   mask: the shape of one, or None."""

    rows: int
    columns: int
    sizes: tuple[int, int] = (4, 3)
    mask: tuple[int, ...] | None = None
    causal: bool = False

    def __str__(self):
        return f"{self.rows}x{self.columns}{'-causal' * self.causal}{'-masked' * (self.mask is not None)}"


CASES = [Case(16, 16), Case(5, 40), Case(40, 5, (3, 20)), Case(35, 35, causal=True), Case(20, 40, causal=True),
         Case(40, 20, (17, 2), causal=True), Case(20, 33, mask=(2, 1, 1, 33)), Case(20, 33, mask=(1, 3, 20, 33))]


def both(case, dtype, way):
    """(results of the kernels for GPUs, results of the plain ones), as NumPy's arrays.   way: "forward", "backward"."""
    k, m = case.sizes
    query, dy = (RNG.normal(size=(2, case.rows, 3, n)).astype(dtype) for n in (k, m))
    key, value = (RNG.normal(size=(2, case.columns, 3, n)).astype(dtype) for n in (k, m))
    mask = None if case.mask is None else RNG.random(case.mask) < 0.6
    if mask is not None:
        mask[..., -1:, :] &= mask.shape[2] == 1  # a step that sees nothing, where there are masks of pairs
    attrs = {"scale": 0.5, "causal": case.causal, "keep": False}
    y, kept = dot_product_kernel.forward(np, query, key, value, mask, **attrs)
    on_device = {"scale": 0.5, "masked": mask is not None, "causal": case.causal, "keep": False}
    counts = np.zeros(0, bool) if mask is None else mask
    if way == "forward":
        given = map(emulated.asarray, (query, key, value, counts))
        found = gpu_forward.forward(emulated, *given, **on_device)
        return [x.get() for x in found], [y, kept]
    given = map(emulated.asarray, (query, key, value, counts, y, kept, dy))
    found = gpu_backward.backward(emulated, *given, **on_device)
    return [x.get() for x in found], dot_product_kernel.backward(np, query, key, value, mask, y, kept, dy, **attrs)
