"""Every optimizer's step as one kernel, and a training on an emulated GPU: what leaves the device raises."""

import numpy as np
import pytest

from minitf import keras
from minitf.core.context import local
from minitf.keras import optimizers
from minitf.ops.gpu import rules
from ops.gpu import emulated, nvrtc

RULES = [("Adam", {}), ("Adam", {"amsgrad": True}), ("SGD", {}), ("SGD", {"momentum": 0.9, "nesterov": True}),
         ("RMSprop", {"momentum": 0.5, "centered": True}), ("Lion", {}), ("Adagrad", {}), ("Adadelta", {}),
         ("Nadam", {}), ("Adamax", {}), ("Ftrl", {}), ("AdamW", {})]


def text_of(optimizer):
    """The kernel of an optimizer."""
    fast = type(optimizer).update_step.fast
    optimizer.build([keras.Variable([1.0])])
    options = tuple((name, getattr(optimizer, name)) for name in fast.options)
    slots, numbers = len(optimizer.slots_of(optimizer._trainable_variables[0])), len(optimizer.step_numbers(0.1))
    return rules.source(fast.rule, slots, fast.scratch, True, options, numbers, "float32")


@pytest.mark.parametrize(("name", "options"), RULES)
def test_there_is_c_for_every_rule(name, options):
    text = text_of(getattr(optimizers, name)(**options))
    assert "ws[i] = w;" in text
    if nvrtc.library():
        assert all(nvrtc.compiled_size(text, generation) > 1000 for generation in nvrtc.GENERATIONS)


def trained():
    """The losses of a short training, and the device of a weight."""
    keras.utils.set_random_seed(0)
    model = keras.Sequential([keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(3)])
    model.compile(optimizers.Adam(0.01), keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    x = np.random.default_rng(0).standard_normal((64, 8), np.float32)
    history = model.fit(x, np.arange(64) % 3, batch_size=16, epochs=2, shuffle=False, verbose=0)
    return history.history["loss"], model.layers[0].kernel.handle.device


@emulated.needs_compiler
def test_a_training_never_leaves_the_gpu(monkeypatch):
    expected, _ = trained()
    monkeypatch.setattr(local.state, "device", emulated.Device())
    losses, device = trained()
    assert device.endswith("GPU:0")
    np.testing.assert_allclose(losses, expected, 1e-5)
