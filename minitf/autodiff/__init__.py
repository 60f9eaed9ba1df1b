"""Floor 3, autodiff: derivatives of whatever a program computes.

Read `backward.py` first (the engine, one page), then `tape.py` (the record it walks), then `check.py`. Beyond the first
derivative: `custom.py`, `recompute.py`, `push.py` and `forward.py`, `rows.py`.

This package is also `tf.autodiff`, so the two names that TensorFlow has there can be had from it.
"""

from importlib import import_module

PUBLIC = {"GradientTape": "tape", "ForwardAccumulator": "forward"}


def __getattr__(name):
    if name not in PUBLIC:
        raise AttributeError(f"tf.autodiff: asked for {name!r}: tf.autodiff has no such name. It has {dir()}.")
    return getattr(import_module(f".{PUBLIC[name]}", __name__), name)


def __dir__():
    return sorted(PUBLIC)
