"""The rows of the table.   Floor 10.   Next: race.py, which times them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One program, to be timed in both libraries.

    module, program: `minitf/bench/<module>.py` defines `program(tf)`, which returns a function of no arguments.
    twin: the name of the NumPy function in the same file that does the bare work.
    torch, jax: the names of the functions in the same file for PyTorch and JAX, if it has them: `program_torch(torch)`.
    calls: how many calls of the thing measured one run makes; times are shown per call.
    goal: what the project promises, in words.
    """

    title: str
    module: str
    program: str
    twin: str
    calls: int
    goal: str
    torch: str = ""
    jax: str = ""


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
    Row("matmul, 1024", "products", "square", "square_numpy", 1, "NumPy", "square_torch", "square_jax"),
    Row("matmul, 2048", "products", "large", "large_numpy", 1, "NumPy", "large_torch", "large_jax"),
    Row("matmul, 64x256x1024", "products", "flat", "flat_numpy", 1, "NumPy", "flat_torch", "flat_jax"),
    Row("gradient through 10,000 ops", "eager", "chain", "chain_numpy", 1, "linear"),
    Row("uniform, 1M", "sampling", "uniform", "uniform_numpy", 1, "3 x NumPy"),
    Row("normal, 1M", "sampling", "normal", "normal_numpy", 1, "3 x NumPy"),
    Row("truncated normal, 1M", "sampling", "truncated", "truncated_numpy", 1, "3 x NumPy"),
    Row("MLP training step, Adam", "mlp", "step", "step_numpy", 1, "1.3 x NumPy, TensorFlow / 4"),
    Row("the same, traced", "mlp", "traced", "step_numpy", 1, "1.1 x NumPy, 0.85 x TensorFlow"),
    Row("Keras fit of the MLP, per step", "keras_loop", "fit", "fit_numpy", 50, "TensorFlow"),
    Row("Keras predict, one sample", "keras_loop", "predict", "predict_numpy", 1, "TensorFlow / 5"),
    Row("Adam, 670,000 numbers", "optimizers", "mlp", "mlp_numpy", 5, "1.3 x NumPy"),
    Row("Adam, 670,000 numbers, traced", "optimizers", "mlp_traced", "mlp_numpy", 5, "1.3 x NumPy"),
    Row("Adam, 100 short variables, traced", "optimizers", "short", "short_numpy", 5, "TensorFlow / 2"),
    Row("Adam, 8.4M numbers, traced", "optimizers", "long", "long_numpy", 5, "1.3 x NumPy"),
    Row("call of a traced addition, 4x4", "graphs", "call", "call_numpy", 1000, "TensorFlow / 3"),
    Row("tracing of 50 layers", "graphs", "trace", "trace_numpy", 1, "TensorFlow"),
    Row("while loop, 10,000 iterations", "graphs", "loop", "loop_numpy", 1, "TensorFlow"),
    Row("bias, GELU, dropout, 16M", "chains", "gelu", "gelu_numpy", 1, "1.2 x NumPy"),
    Row("softmax, 4096x4096", "chains", "softmax", "softmax_numpy", 1, "1.2 x NumPy"),
    Row("layer norm, 4096x4096", "chains", "layer_norm", "layer_norm_numpy", 1, "1.2 x NumPy"),
    Row("saving: checkpoint of 500 MB", "saving", "save", "save_numpy", 1, "TensorFlow"),
    Row("saving: restoring the 500 MB", "saving", "restore", "restore_numpy", 1, "TensorFlow"),
    Row("saving: one variable, 25 MB", "saving", "one", "one_numpy", 1, "TensorFlow"),
    Row("saving: 3,000 variables", "saving", "save_many", "save_many_numpy", 1, "TensorFlow"),
    Row("saving: restoring the 3,000", "saving", "restore_many", "restore_many_numpy", 1, "TensorFlow"),
    Row("saving: SavedModel of 40 layers", "saving", "save_model", "save_model_numpy", 1, "TensorFlow"),
    Row("saving: loading and calling it", "saving", "load_model", "load_model_numpy", 1, "TensorFlow"),
    Row("data: 60,000 pictures, shuffled", "pipelines", "mixed", "mixed_numpy", 1, "TensorFlow", "mixed_torch"),
    Row("data: map, then batch", "pipelines", "mapped", "mapped_numpy", 1, "TensorFlow", "mapped_torch"),
    Row("data: batch, then map", "pipelines", "mapped_later", "mapped_later_numpy", 1, "TensorFlow"),
    Row("data: map of Python, 2,000 calls", "pipelines", "python", "python_numpy", 1, "TensorFlow"),
    Row("data: generator, 2,000 numbers", "pipelines", "generated", "generated_numpy", 1, "TensorFlow"),
    Row("data: TFRecords, 100 MB", "pipelines", "records", "records_numpy", 1, "1.2 x TensorFlow"),
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
    Row("Lite: a network of 3x3 convolutions", "lite", "floats", "invoke_numpy", 10, "3 x TensorFlow Lite"),
    Row("Lite: the same in int8", "lite", "integers", "invoke_numpy", 10, "8 x TensorFlow Lite"),
    Row("Lite: a network for phones", "lite", "light_floats", "invoke_light_numpy", 10, "3 x TensorFlow Lite"),
    Row("Lite: the network for phones in int8", "lite", "light_integers", "invoke_light_numpy", 10,
        "8 x TensorFlow Lite"),
    Row("CNN training step, 32x32x3, traced", "images", "cnn", "cnn_numpy", 1, "1.15 x NumPy", "cnn_torch"),
    Row("LSTM training step, 64 steps, traced", "recurrence", "lstm", "lstm_numpy", 1, "1.15 x NumPy", "lstm_torch"),
    Row("GRU training step, 64 steps, traced", "recurrence", "gru", "gru_numpy", 1, "1.15 x NumPy", "gru_torch"),
    Row("GPT training step, 4 layers, traced", "attention", "gpt", "gpt_numpy", 1, "1.15 x NumPy", "gpt_torch"),
)

FIRST_STEP = """
import {library} as tf
w = tf.Variable(tf.random.normal([784, 10]))
with tf.GradientTape() as tape:
    loss = tf.reduce_mean(tf.square(tf.matmul(tf.ones([32, 784]), w)))
w.assign_sub(0.1 * tape.gradient(loss, w))
"""

FIRST_FIT = """
import numpy as np
import {library} as tf
model = tf.keras.Sequential([tf.keras.layers.Input((784,)), tf.keras.layers.Dense(512, activation="relu"),
                             tf.keras.layers.Dense(512, activation="relu"), tf.keras.layers.Dense(10)])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
model.fit(np.ones([12800, 784], "float32"), np.zeros(12800), batch_size=128, verbose=0)
"""

WIDE_STEPS = """
import {{library}} as tf
w = [tf.Variable(tf.random.normal([1024, 1024]) * 0.03) for _ in range(8)]
def step(x):
    with tf.GradientTape() as tape:
        y = x
        for v in w:
            y = tf.tanh(tf.matmul(y, v))
        loss = tf.reduce_mean(y * y)
    for v, g in zip(w, tape.gradient(loss, w)):
        v.assign_sub(0.1 * g)
step = {wrapper}(step)
x = tf.random.normal([2048, 1024])
for _ in range(3):
    step(x)
"""

SAVE_AND_RESTORE = """
import tempfile
import {library} as tf
v = [tf.Variable(tf.fill([6_250_000], float(i))) for i in range(20)]
checkpoint = tf.train.Checkpoint(v=v)
with tempfile.TemporaryDirectory() as folder:
    checkpoint.read(checkpoint.write(folder + "/ckpt")).assert_consumed()
"""

STREAM = """
import os, tempfile
import {library} as tf
with tempfile.TemporaryDirectory() as folder:
    names = [folder + "/" + str(i) for i in range(50)]
    for name in names:
        with open(name, "wb") as file:
            file.truncate(100_000_000)  # holes, which take no place on the disk
    pieces = tf.data.FixedLengthRecordDataset(names, 1_000_000)
    batches = pieces.map(tf.strings.length).batch(10).prefetch(2)
    assert sum(1 for _ in batches) == 500
"""

SCRIPTS = (
    Script("import", "import {library}", "0.25 s"),
    Script("first training step", FIRST_STEP, "0.4 s, 90 MB"),
    Script("Keras fit of the MLP, 100 steps", FIRST_FIT, "TensorFlow's time and memory"),
    Script("saving: 500 MB, saved and restored", SAVE_AND_RESTORE, "600 MB and the library's own"),
    Script("data: 5 GB of files, streamed", STREAM, "300 MB"),
    Script("wide steps, eager", WIDE_STEPS.format(wrapper=""), ""),
    Script("wide steps, traced", WIDE_STEPS.format(wrapper="tf.function"), "the memory of the eager ones"),
)
