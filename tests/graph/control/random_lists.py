"""Versions of a list, made and asked in random order."""

from minitf.graph.control.tensor_list import TensorList


def versions(rng, count):
    """Pairs of a TensorList and the dict that it must equal, in random order."""
    found = [(TensorList(8), {})]
    for number in range(count):
        base, expected = found[rng.integers(len(found))]
        key = int(rng.integers(8))
        found.append((base.with_item(key, number), {**expected, key: number}))
    return [found[i] for i in rng.permutation(len(found))]
