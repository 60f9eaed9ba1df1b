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
    Row("MLP training step, Adam", "mlp", "step", "step_numpy", 1, "1.3 x NumPy, TensorFlow / 4"),
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
