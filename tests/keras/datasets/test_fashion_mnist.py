"""Fashion-MNIST, of small files."""

import gzip

import numpy as np

from minitf.keras.datasets import fashion_mnist


def test_the_two_parts(monkeypatch, tmp_path):
    for part, count in (("train", 3), ("t10k", 2)):
        for kind, header, size in (("labels-idx1", 8, 1), ("images-idx3", 16, 28 * 28)):
            content = bytes(header) + bytes([count] * (count * size))
            (tmp_path / f"{part}-{kind}-ubyte.gz").write_bytes(gzip.compress(content))
    monkeypatch.setattr(fashion_mnist, "get_file", lambda name, origin, cache_subdir: tmp_path / name)
    (x_train, y_train), (x_test, y_test) = fashion_mnist.load_data()
    assert (x_train.shape, x_test.shape) == ((3, 28, 28), (2, 28, 28))
    assert (y_train.tolist(), y_test.tolist()) == ([3] * 3, [2] * 2)
    assert np.all(x_train == 3)
