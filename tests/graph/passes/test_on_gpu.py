"""A traced function on a GPU: chains are single kernels, and constants lie there, too. The GPU is emulated."""

import subprocess
import sys

import numpy as np
import pytest

import minitf as tf
from graph.tracing import traced
from minitf.graph.body import body_of
from minitf.graph.passes.steps import FILLERS, LINES
from minitf.graph.program import Program
from minitf.ops.gpu import chain, rows
from minitf.ops.gpu import launch as launch_module
from minitf.ops.gpu.steps import EXPRESSIONS
from ops.gpu import emulated, nvrtc

random = np.random.default_rng(0)
WIDE = (tf.float32, (32, 1024)), (tf.float32, (1024,))


def activation(x, bias):
    return tf.nn.gelu(x + bias, approximate=True) * 0.5


def attention_weights(x, bias):
    return tf.nn.softmax(x * 0.125 + bias)


def normalized(x, gain):
    centred = x - tf.reduce_mean(x, axis=1, keepdims=True)
    variance = tf.reduce_mean(centred * centred, axis=1, keepdims=True)
    return tf.nn.relu(centred * tf.math.rsqrt(variance + 1e-5) * gain), variance


def programs():
    return [Program(body_of(traced(f, *WIDE)), f.__name__) for f in (activation, attention_weights, normalized)]


def test_what_a_chain_can_hold_has_an_expression():
    assert set(EXPRESSIONS) == set(LINES) | set(FILLERS)


@pytest.fixture
def launched(monkeypatch):
    """The texts of the kernels that are launched; they also run, if there is a compiler."""
    texts = []

    def launch(xp, text, *rest):
        texts.append(text)
        if emulated.COMPILER:
            launch_module.launch(xp, text, *rest)

    monkeypatch.setattr(chain, "launch", launch)
    monkeypatch.setattr(rows, "launch", launch)
    return texts


@emulated.needs_compiler
def test_chains_are_single_kernels_and_give_the_same(launched):
    arrays = [random.standard_normal(dims).astype(np.float32) for _, dims in WIDE]
    for program in programs():
        there = program(emulated, *map(emulated.asarray, arrays))
        for a, b in zip(program(np, *arrays), there, strict=True):
            np.testing.assert_allclose(b.get(), a, 3e-5, 3e-6)
    assert ["void rows" in text for text in launched] == [False, True, True]


@nvrtc.needs_nvrtc
@pytest.mark.parametrize("generation", nvrtc.GENERATIONS)
def test_the_kernels_compile(generation, launched):
    for program in programs():
        program(emulated, *(emulated.zeros(dims, "float32") for _, dims in WIDE))
    assert len(launched) == 3
    assert all(nvrtc.compiled_size(text, generation) > 1000 for text in launched)


def test_constants_are_put_there_and_what_the_host_needs_is_not():
    def f(x):
        return tf.reshape(x, [4, 2]) + [[1.0, 2.0]]

    program = Program(body_of(traced(f, (tf.float32, (2, 4)))), "f")
    x = np.arange(8, dtype=np.float32).reshape(2, 4)
    (y,) = program(emulated, emulated.asarray(x))
    assert y.get().tolist() == (x.reshape(4, 2) + np.float32([[1, 2]])).tolist()


def test_the_cpu_loads_nothing_of_it():
    code = """
import sys
import minitf as tf
y = tf.function(lambda x: tf.nn.softmax(tf.exp(x)))(tf.zeros([64, 1024]))
print([name for name in sys.modules if name.startswith("minitf.ops.gpu")], y.shape)
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "[] (64, 1024)\n"
