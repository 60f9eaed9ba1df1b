"""The rows of the table.   Floor 10.   Next: race.py, which times them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One program, to be timed in both libraries.

    module, program: `minitf/bench/<module>.py` defines `program(tf)`, which returns a function of no arguments.
    twin: the name of the NumPy function in the same file that does the bare work.
    calls: how many calls of the thing measured one run makes; times are shown per call.
    goal: what the project promises, in words.
    """

    title: str
    module: str
    program: str
    twin: str
    calls: int
    goal: str


@dataclass(frozen=True)
class Script:
    """One whole Python process, judged by its wall time and its peak memory. `{library}` stands for the import."""

    title: str
    text: str
    goal: str


ROWS = (
    Row("add, 4x4", "eager", "add", "add_numpy", 1000, "NumPy + 1.5 us"),
    Row("add, 4x4, taped", "eager", "add_taped", "add_numpy", 1000, "NumPy + 3 us"),
    Row("matmul, 4x4", "eager", "matmul", "matmul_numpy", 1000, "NumPy + 1.5 us"),
    Row("matmul, 4x4, taped", "eager", "matmul_taped", "matmul_numpy", 1000, "NumPy + 3 us"),
    Row("gradient through 10,000 ops", "eager", "chain", "chain_numpy", 1, "linear"),
    Row("uniform, 1M", "sampling", "uniform", "uniform_numpy", 1, "3 x NumPy"),
    Row("normal, 1M", "sampling", "normal", "normal_numpy", 1, "3 x NumPy"),
    Row("truncated normal, 1M", "sampling", "truncated", "truncated_numpy", 1, "3 x NumPy"),
    Row("MLP training step, Adam", "mlp", "step", "step_numpy", 1, "1.3 x NumPy, TensorFlow / 4"),
    Row("the same, traced", "mlp", "traced", "step_numpy", 1, "1.1 x NumPy, 0.85 x TensorFlow"),
    Row("conv2d 3x3, 4x4x3 -> 4", "convolution", "tiny", "tiny_numpy", 1, "TensorFlow"),
    Row("conv2d 3x3, 4x4x3 -> 4, gradients", "convolution", "tiny_back", "tiny_back_numpy", 1, "TensorFlow"),
    Row("conv2d 3x3, 32x32x3 -> 32", "convolution", "first", "first_numpy", 1, "1.5 x NumPy"),
    Row("conv2d 3x3, 32x32x3 -> 32, gradients", "convolution", "first_back", "first_back_numpy", 1, "1.5 x NumPy"),
    Row("conv2d 3x3, 56x56x64 -> 64", "convolution", "wide", "wide_numpy", 1, "1.5 x NumPy"),
    Row("conv2d 3x3, 56x56x64 -> 64, gradients", "convolution", "wide_back", "wide_back_numpy", 1, "1.5 x NumPy"),
    Row("conv2d 3x3, 14x14x256 -> 256", "convolution", "deep", "deep_numpy", 1, "1.5 x NumPy"),
    Row("conv2d 3x3, 14x14x256 -> 256, gradients", "convolution", "deep_back", "deep_back_numpy", 1, "1.5 x NumPy"),
    Row("conv2d 1x1, 28x28x256 -> 256", "convolution", "points", "points_numpy", 1, "1.5 x NumPy"),
    Row("conv2d 1x1, 28x28x256 -> 256, gradients", "convolution", "points_back", "points_back_numpy", 1, "1.5 x NumPy"),
    Row("conv2d 3x3 / 2, 56x56x64 -> 128", "convolution", "half", "half_numpy", 1, "1.5 x NumPy"),
    Row("conv2d 3x3 / 2, 56x56x64 -> 128, gradients", "convolution", "half_back", "half_back_numpy", 1, "1.5 x NumPy"),
)

FIRST_STEP = """
import {library} as tf
w = tf.Variable(tf.random.normal([784, 10]))
with tf.GradientTape() as tape:
    loss = tf.reduce_mean(tf.square(tf.matmul(tf.ones([32, 784]), w)))
w.assign_sub(0.1 * tape.gradient(loss, w))
"""

SCRIPTS = (
    Script("import", "import {library}", "0.25 s"),
    Script("first training step", FIRST_STEP, "0.4 s, 90 MB"),
)
