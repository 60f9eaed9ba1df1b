"""Every node has a name of its own."""

from minitf.graph.names import Names


def test_a_name_that_is_taken_gets_a_number():
    names = Names()
    assert [names.unique("MatMul") for _ in range(3)] == ["MatMul", "MatMul_1", "MatMul_2"]


def test_operators_have_names_of_their_own():
    assert Names().unique("AddV2") == "add"


def test_scopes_keep_names_apart():
    names = Names()
    assert [names.unique("x", scope) for scope in ("", "a/", "a/")] == ["x", "a/x", "a/x_1"]


def test_names_that_differ_in_case_alone_are_the_same():
    names = Names()
    assert [names.unique("Add"), names.unique("AddV2")] == ["Add", "add_1"]


def test_a_number_that_is_taken_is_left_out():
    names = Names()
    assert [names.unique(name) for name in ("x_1", "x", "x")] == ["x_1", "x", "x_2"]
