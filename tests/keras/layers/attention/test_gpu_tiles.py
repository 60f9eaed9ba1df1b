"""What fits into shared memory, and the text that a kernel is made of."""

import numpy as np
import pytest

from minitf.keras.layers.attention import gpu_tiles


@pytest.mark.parametrize(("size", "dtype", "fits"), [
    (64, "float32", True), (128, "float32", True), (256, "float32", False),
    (64, "float64", True), (128, "float64", False)])
def test_what_fits(size, dtype, fits):
    x = np.zeros((1, 2, 1, size), dtype)
    assert gpu_tiles.fits(x, x, 2) is fits


def test_short_numbers_have_no_kernel():
    x = np.zeros((1, 2, 1, 8), np.float16)
    assert not gpu_tiles.fits(x, x, 1)


def test_the_type_and_the_sizes_are_written_into_the_text():
    x, value = np.zeros((1, 2, 1, 8)), np.zeros((1, 2, 1, 5))
    text = gpu_tiles.text("name", ["REAL* y"], "T", "SEES\n", x, value, True, False)
    assert "REAL" not in text
    assert "double* y" in text
    assert "#define K 8\n#define M 5\n#define MASKED 1\n#define CAUSAL 0" in text
    assert "bool sees = true;" in text
