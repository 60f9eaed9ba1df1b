"""A layer by hand has the gradients that differences have."""

import numpy as np

from minitf.bench import attention_by_hand as by_hand
from minitf.bench.by_hand import normal

RNG = np.random.default_rng(0)


def test_a_layer_has_the_gradients_of_differences():
    layer, width = by_hand.Layer(), by_hand.UNITS
    shapes = [(width,), (width,), (width, 3 * width), (3 * width,), (width, width), (width,),
              (width,), (width,), (width, 4 * width), (4 * width,), (4 * width, width), (width,)]  # fmt: skip
    p = [normal(*shape) + np.float32(i in (0, 6)) for i, shape in enumerate(shapes)]
    g = [np.zeros_like(a) for a in p]
    x = RNG.standard_normal((by_hand.N, width), np.float32)
    dy = RNG.standard_normal((by_hand.N, width), np.float32)
    layer.forward(x, p)
    dx = dy.copy()
    layer.backward(dx, p, g)

    def moved(a, direction, by):
        a += by * direction
        value = float(np.vdot(layer.forward(x, p), dy))
        a -= by * direction
        return value

    for a, da in [(x, dx), (p[2], g[2]), (p[0], g[0]), (p[8], g[8])]:
        direction = RNG.standard_normal(a.shape, np.float32)
        slope = (moved(a, direction, 3e-3) - moved(a, direction, -3e-3)) / 6e-3
        size = np.linalg.norm(da) * np.linalg.norm(direction)
        assert abs(slope - float(np.vdot(da, direction))) < 0.02 * size / np.sqrt(a.size) + 2
