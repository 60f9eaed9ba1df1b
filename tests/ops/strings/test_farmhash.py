"""FarmHash: TensorFlow's numbers, for every length that has its own way."""

import numpy as np
import pytest

from minitf.ops.strings.farmhash import fingerprints

# Text, and what to_hash_bucket_fast of TensorFlow 2.21 gives for it below 10**18.
KNOWN = [
    (b"a", 917804110809363939), (b"hello", 9744463427800296), (b"", 160318154034397263),
    (b"x" * 20, 233088228747857348), (b"x" * 40, 3596230054984852), (b"x" * 64, 916188127298655160),
    (b"x" * 65, 935023790501551929), (b"x" * 100, 590480085648050719), (b"abcdefgh", 368443631171807497),
    (b"abcd" * 50, 481057645632708022),
]  # fmt: skip


@pytest.mark.parametrize(("text", "number"), KNOWN, ids=lambda x: str(len(x)) if isinstance(x, bytes) else "")
def test_fingerprints_are_tensorflows(text, number):
    rows = np.frombuffer(text * 2, np.uint8).reshape(2, len(text))
    assert (fingerprints(rows) % np.uint64(10**18)).tolist() == [number, number]
