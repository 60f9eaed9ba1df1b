import numpy as np

from minitf.backend.dtypes import float32
from minitf.lite.converter.parts import LiteGraph, Operation, Scales, Value, constant


def chain():
    """x -> NEG -> ABS, and an EXP that nobody needs."""
    x, y, z, unused = (Value(name, float32, (2,)) for name in "xyzu")
    operations = [Operation("NEG", [x], [y]), Operation("EXP", [x], [unused]), Operation("ABS", [y], [z])]
    return LiteGraph("main", [x], [z], operations), x, y, z


def test_prune_leaves_out_what_reaches_no_output():
    graph, *_ = chain()
    graph.prune()
    assert [operation.code for operation in graph.operations] == ["NEG", "ABS"]


def test_users_and_makers():
    graph, x, y, z = chain()
    assert [operation.code for operation in graph.users()[id(x)]] == ["NEG", "EXP"]
    assert graph.makers()[id(z)].inputs == [y]
    assert id(x) not in graph.makers()


def test_replace_lets_others_take_another_tensor():
    graph, x, y, z = chain()
    graph.replace(y, x)
    graph.replace(z, y)
    assert graph.operations[-1].inputs == [x]
    assert graph.outputs == [y]


def test_a_constant_knows_its_shape_and_dtype():
    value = constant(np.zeros((2, 3), np.float32))
    assert (value.dims, value.dtype, value.is_constant, value.rank) == ((2, 3), float32, True, 2)


def test_scales_match_where_the_same_integer_means_the_same_number():
    one = Scales(np.float32([0.5]), np.int64([3]))
    assert one.matches(Scales(np.float32([0.5]), np.int64([3])))
    assert not one.matches(Scales(np.float32([0.5]), np.int64([4])))
    assert not one.matches(None)
