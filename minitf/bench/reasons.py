"""Why a row takes longer than TensorFlow, or much longer than NumPy by hand.   Floor 10.   Next: race.py.

A program by hand knows beforehand what it will do. So a library is always a little behind it; ALLOWED says how far
that goes without a word. Every recorded row that is further behind has its reason here, and so has every row that
TensorFlow does in less time.
"""

ALLOWED = 1.15  # times the time of NumPy by hand
EVEN = 1.02  # times TensorFlow's time, which two runs of one program differ by

REASONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Each call asks what it was given: types, shapes, devices, who watches. That is about a microsecond, and two more "
     "with a tape; the row by hand asks nothing.",
     ("add, 4x4", "add, 4x4, taped", "matmul, 4x4", "matmul, 4x4, taped", "matmul, 64x256x1024",
      "gradient through 10,000 ops", "call of a traced addition, 4x4", "while loop, 10,000 iterations",
      "Keras predict, one sample", "Adam, 100 short variables, traced", "conv2d 3x3, 4x4x3 -> 4, gradients")),
    ("A graph is built, which the row by hand does not have: it only computes.",
     ("tracing of 50 layers",)),
    ("The numbers are those of TensorFlow's generator, Philox: ten rounds of two products for each four numbers. NumPy "
     "has no such generator for it, so a round is a dozen passes over arrays; NumPy's own generators, in the row by "
     "hand, are compiled, and so is TensorFlow's.",
     ("uniform, 1M", "normal, 1M", "truncated normal, 1M")),
    ("Nearly all of the step is products of matrices, which take each library as long as they take its BLAS; what is "
     "left is the Python of some sixty ops, and the updates of Adam, each variable in its place rather than all in one "
     "array.",
     ("matmul, 1024", "matmul, 2048", "MLP training step, Adam", "the same, traced", "Keras fit of the MLP, per step",
      "Adam, 670,000 numbers", "Adam, 670,000 numbers, traced", "Adam, 8.4M numbers, traced")),
    ("TensorFlow goes over a row once, with the widest registers of the processor. NumPy goes over it several times, "
     "block by block in the cache.",
     ("bias, GELU, dropout, 16M", "softmax, 4096x4096", "layer norm, 4096x4096")),
    ("The row by hand writes and reads the bare numbers; a checkpoint has names, an index, and a checksum of every "
     "byte, and a SavedModel a graph.",
     ("saving: checkpoint of 500 MB", "saving: one variable, 25 MB", "saving: 3,000 variables",
      "saving: restoring the 3,000", "saving: SavedModel of 40 layers", "saving: loading and calling it")),
    ("The row by hand slices arrays; a dataset passes on elements, one after the other, and here and there a function "
     "of Python's is called for each.",
     ("data: 60,000 pictures, shuffled", "data: map, then batch", "data: map of Python, 2,000 calls",
      "data: generator, 2,000 numbers", "data: TFRecords, 100 MB")),
    ("TensorFlow's convolutions read the image where it lies. NumPy's product of matrices wants the windows side by "
     "side, or transformed, and that copy is the difference. By hand it is the same copy.",
     ("conv2d 3x3, 32x32x3 -> 32", "conv2d 3x3, 32x32x3 -> 32, gradients", "conv2d 3x3, 56x56x64 -> 64",
      "conv2d 3x3, 56x56x64 -> 64, gradients", "conv2d 3x3, 14x14x256 -> 256",
      "conv2d 3x3, 14x14x256 -> 256, gradients", "conv2d 1x1, 28x28x256 -> 256",
      "conv2d 1x1, 28x28x256 -> 256, gradients", "conv2d 3x3 / 2, 56x56x64 -> 128",
      "conv2d 3x3 / 2, 56x56x64 -> 128, gradients", "CNN training step, 32x32x3, traced")),
    ("The row by hand takes as long, nearly: what surrounds the products (the gates of a step, the rows of scores) is "
     "a few passes over blocks in NumPy, and one in a compiled loop.",
     ("LSTM training step, 64 steps, traced", "GRU training step, 64 steps, traced",
      "GPT training step, 4 layers, traced")),
    ("TensorFlow Lite has compiled loops for each kind of layer, and the processor's products of bytes, four at "
     "a time; NumPy has only floats to multiply, so integers are multiplied as floats.",
     ("Lite: a network of 3x3 convolutions", "Lite: the same in int8", "Lite: a network for phones",
      "Lite: the network for phones in int8")),
)


def is_behind(ratios: dict[str, float]) -> bool:
    """Whether a row needs a reason.   ratios: minitf's time over that of the other libraries."""
    return ratios.get("numpy", 0) > ALLOWED or ratios.get("tensorflow", 0) > EVEN


def reason_of(row: str) -> str | None:
    """The reason for a row, by its title; None where none is written.

    >>> reason_of("tracing of 50 layers")
    'A graph is built, which the row by hand does not have: it only computes.'
    """
    return next((reason for reason, rows in REASONS if row in rows), None)
