"""Not there yet, and it says so."""

import pytest

from minitf.keras.callbacks import TensorBoard


def test_it_says_so():
    with pytest.raises(NotImplementedError, match="not built yet"):
        TensorBoard("logs", histogram_freq=1)
