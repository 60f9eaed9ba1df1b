"""What annotations of fields admit."""

import typing

import pytest

import minitf as tf
from minitf.ops.extension_types.fields import converted


@pytest.mark.parametrize(("value", "wanted", "found"), [
    (3, int, 3),
    (True, bool, True),
    ([1, 2], tuple[int, ...], (1, 2)),
    ((1, "a"), tuple[int, str], (1, "a")),
    (None, typing.Optional[int], None),  # noqa: UP045  as programs write it
    ("x", int | str, "x"),
    ([2, None], tf.TensorShape, tf.TensorShape([2, None])),
    ("float32", tf.DType, tf.float32),
    ({"a": 1}, typing.Mapping[str, int], {"a": 1}),
])
def test_admitted(value, wanted, found):
    result = converted(value, wanted, "x")
    assert (dict(result) if isinstance(found, dict) else result) == found


@pytest.mark.parametrize(("value", "wanted", "message"), [
    (True, int, "x: expected 'int', got 'bool'"),
    ((1, 2, 3), tuple[int, int], "x: expected tuple with length 2"),
    ((1, "a"), tuple[int, ...], r"x\[1\]: expected 'int', got 'str'"),
    ({"a": "b"}, typing.Mapping[str, int], r"x\['a'\]: expected 'int', got 'str'"),
    ("x", int | None, "x: expected one of int, NoneType, got 'str'"),
    (object(), tf.Tensor, "x: expected a Tensor, got 'object'"),
    ([1], list[int], "x: unsupported type annotation"),
    (1, "Unknown", "names nothing"),
])
def test_refused(value, wanted, message):
    with pytest.raises(TypeError, match=message):
        converted(value, wanted, "x")


def test_tensors_take_what_they_can_be_made_of():
    assert converted([1.0], tf.Tensor, "x").dtype is tf.float32
    spec = tf.TensorSpec([2])
    assert converted(spec, tf.Tensor, "x", as_spec=True) is spec
    with pytest.raises(TypeError, match=r"expected tf\.TensorSpec"):
        converted(3, tf.Tensor, "x", as_spec=True)
