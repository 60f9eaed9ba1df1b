"""Which kernel runs on which arrays."""

import numpy as np

from minitf.core.on_gpu import kernel_for
from minitf.ops.elementwise.exponential import Exp
from minitf.ops.nn.softmax import Softmax

GPU = object()  # stands for CuPy


def test_a_kernel_over_xp_runs_anywhere():
    assert kernel_for(Exp, np) is kernel_for(Exp, GPU) is Exp.kernel


def test_what_has_a_kernel_for_gpus_has_it_there_only():
    assert kernel_for(Softmax, np) is Softmax.kernel
    assert kernel_for(Softmax, GPU).__module__ == "minitf.ops.gpu.softmax"
