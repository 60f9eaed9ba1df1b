"""Which kernel runs on which arrays."""

import numpy as np

import minitf as tf
from minitf.core.context import local
from minitf.core.on_gpu import kernel_for
from minitf.ops.elementwise.exponential import Exp
from minitf.ops.nn.softmax import Softmax
from ops.gpu import emulated

GPU = object()  # stands for CuPy


def test_a_kernel_over_xp_runs_anywhere():
    assert kernel_for(Exp, np) is kernel_for(Exp, GPU) is Exp.kernel


def test_what_has_a_kernel_for_gpus_has_it_there_only():
    assert kernel_for(Softmax, np) is Softmax.kernel
    assert kernel_for(Softmax, GPU).__module__ == "minitf.ops.gpu.softmax"


def test_text_stays_in_the_memory_of_the_machine(monkeypatch):
    monkeypatch.setattr(local.state, "device", emulated.Device())
    words = tf.strings.join([["a", "b"], "c"])
    assert words.numpy().tolist() == [b"ac", b"bc"]
    lengths = tf.strings.length(words) + 1
    assert type(lengths._array) is emulated.StrictArray
    assert lengths.numpy().tolist() == [3, 3]


def test_sizes_that_were_computed_there(monkeypatch):
    monkeypatch.setattr(local.state, "device", emulated.Device())
    n = tf.reduce_sum(tf.constant([1, 2]))
    assert tf.range(n).numpy().tolist() == [0, 1, 2]
    assert tf.reshape(tf.zeros([6]), [n, 2]).shape == (3, 2)
