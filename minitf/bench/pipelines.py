"""Pipelines of tf.data, and loops that move the same data.   Floor 10.   Next: rows.py."""

import numpy as np

from minitf.bench.folder import Folder

PICTURES, BATCH = 60_000, 128
RECORDS, BYTES = 20_000, 5_000  # in a file
CALLS = 2_000  # of a Python function


def pictures():
    """As many as MNIST has: float32 [60000, 28, 28], and their labels."""
    rng = np.random.default_rng(0)
    return rng.random((PICTURES, 28, 28), np.float32), np.arange(PICTURES) % 10


def passed(dataset):
    """A function that goes through a dataset, and returns how many elements there were."""

    def run():
        count = 0
        for _ in dataset:
            count += 1
        return count

    return run


def mixed(tf):
    """Shuffled batches of pictures, made ahead."""
    return passed(tf.data.Dataset.from_tensor_slices(pictures()).shuffle(10_000, seed=1).batch(BATCH).prefetch(2))


def mixed_numpy():
    """Batches of rows in random order."""
    x, y = pictures()

    def run():
        order = np.random.default_rng(0).permutation(len(x))
        return [(x[part], y[part])[1].size for part in np.array_split(order, -(-len(x) // BATCH))]

    return run


def mixed_torch(torch):
    """The same with a DataLoader, in this process."""
    data = torch.utils.data
    return passed(data.DataLoader(data.TensorDataset(*map(torch.from_numpy, pictures())), BATCH, shuffle=True))


def mapped(tf):
    """A function of every picture, before the batch."""
    dataset = tf.data.Dataset.from_tensor_slices(pictures()).take(PICTURES // 6)
    return passed(dataset.map(lambda x, y: (x / 255.0, y)).batch(BATCH))


def mapped_numpy():
    """The same function of every picture."""
    x, _ = pictures()
    return lambda: np.stack([row / np.float32(255) for row in x[: PICTURES // 6]])


def mapped_torch(torch):
    """The same with a DataLoader, in this process."""
    return passed(torch.utils.data.DataLoader(Divided(*map(torch.from_numpy, pictures())), BATCH))


class Divided:
    """Pictures by number, as PyTorch's loader asks for them; a sixth of them."""

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __len__(self):
        return PICTURES // 6

    def __getitem__(self, i):
        return self.x[i] / 255.0, self.y[i]


def mapped_later(tf):
    """The function of whole batches."""
    return passed(tf.data.Dataset.from_tensor_slices(pictures()).batch(BATCH).map(lambda x, y: (x / 255.0, y)))


def mapped_later_numpy():
    """The same function of slices."""
    x, _ = pictures()
    return lambda: [x[i : i + BATCH] / np.float32(255) for i in range(0, len(x), BATCH)]


def python(tf):
    """A Python function of every element."""
    return passed(tf.data.Dataset.range(CALLS).map(lambda x: tf.numpy_function(lambda n: n + 1, [x], tf.int64)))


def python_numpy():
    """The same calls."""
    numbers = np.arange(CALLS)
    return lambda: [n + 1 for n in numbers]


def generated(tf):
    """What a generator yields, in batches."""
    spec = tf.TensorSpec([], tf.int64)
    return passed(tf.data.Dataset.from_generator(lambda: iter(range(CALLS)), output_signature=spec).batch(BATCH))


def generated_numpy():
    """The same numbers as arrays."""
    return lambda: [np.array(range(i, i + BATCH)) for i in range(0, CALLS, BATCH)]


def _records():
    """The bytes of records, and a folder that goes with the process."""
    folder = Folder()
    return np.random.default_rng(0).bytes(RECORDS * BYTES), folder, f"{folder.name}/records"


def records(tf):
    """A file of 100 MB, record by record, with checksums."""
    data, folder, path = _records()
    with tf.io.TFRecordWriter(path) as writer:
        for i in range(RECORDS):
            writer.write(data[i * BYTES : (i + 1) * BYTES])
    run = passed(tf.data.TFRecordDataset(path).batch(64))
    return lambda: (run(), folder)


def records_numpy():
    """As many bytes in as many reads, without checksums."""
    data, folder, path = _records()
    with open(path, "wb") as file:
        file.write(data)

    def run():
        with open(path, "rb") as file:
            return sum(len(file.read(BYTES)) for _ in range(RECORDS)), folder

    return run
