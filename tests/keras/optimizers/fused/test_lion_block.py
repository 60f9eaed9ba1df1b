"""A block of Lion in place, by hand."""

import numpy as np

from minitf.keras.optimizers.fused.momentum import lion


def stepped(w, g, m, beta_1=0.5, beta_2=0.75, steps=1):
    w, g, m = (np.array(values, "float32") for values in (w, g, m))
    step = lion(np, np.float32(0.25), 1, beta_1=beta_1, beta_2=beta_2)
    for _ in range(steps):
        step(w, g, m, np.full_like(w, np.nan), np.full_like(w, np.nan))
    return w.tolist(), g.tolist(), m.tolist()


def test_the_weights_move_by_the_rate_against_the_sign():
    assert stepped([1.0, 1.0], [8.0, -0.5], [0.0, 0.0])[0] == [0.75, 1.25]


def test_the_sign_is_of_a_mean_of_momentum_and_gradient():
    assert stepped([1.0, 1.0], [1.0, 1.0], [-4.0, -4.0])[0] == [1.25, 1.25]
    assert stepped([1.0], [1.0], [-4.0], beta_1=0.125)[0] == [0.75]


def test_zero_moves_nothing():
    assert stepped([1.0], [0.0], [0.0])[0] == [1.0]


def test_the_momentum_moves_towards_the_gradient_by_its_own_share():
    assert stepped([0.0], [8.0], [4.0])[2] == [5.0]


def test_the_momentum_moves_after_the_weights():
    assert stepped([1.0], [4.0], [-6.0], beta_1=0.5, beta_2=0.0)[0] == [1.25]


def test_the_gradient_stays_as_it_was():
    assert stepped([1.0, 1.0], [8.0, -0.5], [1.0, 1.0])[1] == [8.0, -0.5]


def test_over_several_steps():
    assert stepped([1.0], [4.0], [-4.0], beta_1=0.5, beta_2=0.5, steps=3)[0] == [0.5]


def test_no_array_is_made(monkeypatch):
    class Recording:
        """NumPy, which notes the calls that were given no place for their result."""

        def __init__(self):
            self.made = []

        def __getattr__(self, name):
            def call(*arrays, out=None, **options):
                if out is None:
                    self.made.append(name)
                return getattr(np, name)(*arrays, out=out, **options)

            return call

    xp = Recording()
    w, g, m, change, new = (np.ones(3, "float32") for _ in range(5))
    lion(xp, np.float32(0.25), 1, beta_1=0.5, beta_2=0.75)(w, g, m, change, new)
    assert xp.made == []
    assert w.tolist() == [0.75] * 3
