from itertools import combinations

import pytest

from minitf.ops.linalg.einsum_path import contraction_path, growth, remaining_labels, volume

SIZES = dict(zip("abcdef", (2, 9, 3, 8, 4, 7)))


def work(terms, output, path):
    """Multiplications along a path."""
    terms, total = list(terms), 0
    for pair in path:
        taken = [terms[i] for i in pair]
        terms = [term for i, term in enumerate(terms) if i not in pair]
        total += volume("".join(taken), SIZES)
        terms.append(remaining_labels(taken, terms, output))
    assert len(terms) == 1
    assert set(terms[0]) == set(output)
    return total


def every_path(count):
    if count == 1:
        yield []
        return
    for pair in combinations(range(count), 2):
        for rest in every_path(count - 1):
            yield [pair, *rest]


@pytest.mark.parametrize(("terms", "output"), [
    (["ab", "bc", "cd", "de"], "ae"), (["ab", "cd", "ef", "bdf"], "ace"), (["a", "ab", "bc"], "c"),
])  # fmt: skip
def test_the_optimal_path_is_the_best_of_all(terms, output):
    best = min(work(terms, output, path) for path in every_path(len(terms)))
    assert work(terms, output, contraction_path(terms, output, SIZES, "optimal")) == best
    assert work(terms, output, contraction_path(terms, output, SIZES, "greedy")) >= best


def test_greedy_multiplies_by_vectors_first():
    assert contraction_path(["ij", "jk", "k"], "i", dict.fromkeys("ijk", 9), "greedy") == [(1, 2), (0, 1)]


def test_outer_products_come_last():
    assert growth((0, 1), ["a", "b", "ab"], "", SIZES) > growth((0, 2), ["a", "b", "ab"], "", SIZES)


def test_from_left_to_right():
    assert contraction_path(["ab", "bc", "cd", "de"], "ae", SIZES, False) == [(0, 1), (0, 2), (0, 1)]
    assert work(["ab", "bc", "cd", "de"], "ae", [(0, 1), (0, 2), (0, 1)]) > 0


def test_many_inputs_get_a_path_at_once():
    terms = ["ab", "bc", "cd", "de", "ef"] * 4
    assert len(contraction_path(terms, "", SIZES, "optimal")) == 19


def test_a_path_of_the_callers_own():
    assert contraction_path(["ab", "bc", "cd"], "ad", SIZES, [(0, 2), (0, 1)]) == [(0, 2), (0, 1)]
    with pytest.raises(ValueError, match="two different positions"):
        contraction_path(["ab", "bc", "cd"], "ad", SIZES, [(0, 3), (0, 1)])
    with pytest.raises(ValueError, match="leave 2"):
        contraction_path(["ab", "bc", "cd"], "ad", SIZES, [(0, 1)])


def test_an_unknown_name_is_refused():
    with pytest.raises(KeyError, match="optimal"):
        contraction_path(["ab", "bc", "cd"], "ad", SIZES, "optimum")
