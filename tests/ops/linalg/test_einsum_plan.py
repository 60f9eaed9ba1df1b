from minitf.ops.linalg.einsum_plan import kinds, planned


def test_the_four_kinds_of_labels():
    assert kinds("bij", "bjk", "bik") == (["b"], ["i"], ["j"], ["k"])
    assert kinds("ij", "kl", "jl") == ([], ["j"], [], ["l"])


def test_a_product_of_matrices_needs_no_copy():
    left, right = planned("ij,jk->ik", (2, 3), (3, 4)).layouts
    assert (left.perm, left.shape) == ((0, 1), (2, 3))
    assert (right.perm, right.shape) == ((0, 1), (3, 4))


def test_axes_of_one_kind_become_one():
    plan = planned("abij,bjcd->iacd", (2, 3, 4, 5), (3, 5, 6, 7))
    assert plan.sums
    assert plan.layouts[0].shape == (8, 15)
    assert plan.layouts[1].shape == (15, 42)
    assert plan.shape == (4, 2, 6, 7)


def test_lone_labels_are_summed_before_the_product():
    assert planned("ijk,j->j", (2, 3, 4), (3,)).layouts[0].summed == (0, 2)


def test_without_a_common_sum_there_is_no_product_of_matrices():
    assert not planned("i,j->ij", (2,), (3,)).sums
    assert not planned("ij,ij->ij", (2, 3), (2, 3)).sums


def test_an_axis_that_is_stretched_counts_no_batch():
    left, right = planned("...i,...i->...", (2, 1, 3), (4, 3)).layouts
    assert (left.shape, right.shape) == ((2, 3), (3, 4))


def test_doubled_labels_are_remembered():
    assert planned("i->ii", (3,)).doubled == ((0, 1),)
    assert planned("iji->j", (2, 3, 2)).layouts[0].diagonals == ((0, 2),)
