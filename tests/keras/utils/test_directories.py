"""directories.py: the parts of a list of files."""

import pytest

from minitf.keras.utils.directories import parts

FILES, LABELS = list("abcde"), [0, 0, 1, 1, 1]


@pytest.mark.parametrize(
    ("split", "subset", "expected"),
    [
        (None, None, ["abcde"]),
        (0.4, "training", ["abc"]),
        (0.4, "validation", ["de"]),
        (0.4, "both", ["abc", "de"]),
    ],
)
def test_a_fraction_from_the_end_is_put_aside(split, subset, expected):
    found = parts(FILES, LABELS, split, subset)
    assert ["".join(files) for files, _ in found] == expected
    assert [labels for _, labels in found] == [[LABELS[FILES.index(f)] for f in files] for files in expected]
