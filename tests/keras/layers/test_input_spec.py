"""minitf/keras/layers/input_spec.py"""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.layers.input_spec import InputSpec, broken_rule, check_inputs

Dense = tf.keras.layers.Dense


def test_it_shows_itself():
    assert repr(InputSpec(min_ndim=2, axes={-1: 3})) == "InputSpec(min_ndim=2, axes={-1: 3})"
    assert repr(InputSpec("int32", (None, 2))) == "InputSpec(dtype=int32, shape=(None, 2), ndim=2)"


def test_config():
    spec = InputSpec(shape=(None, 3), axes={1: 3})
    again = InputSpec.from_config({key: x for key, x in spec.get_config().items() if key != "ndim"})
    assert again.get_config() == spec.get_config()


@pytest.mark.parametrize(("spec", "shape", "broken"), [
    ({"ndim": 2}, (1, 2), None), ({"ndim": 2}, (1,), "expected ndim=2, found ndim=1"),
    ({"max_ndim": 1}, (1, 2), "expected max_ndim=1, found ndim=2"), ({"min_ndim": 3}, (1, 2), "expected min_ndim=3"),
    ({"dtype": "int32"}, (1,), "expected dtype=int32, found dtype=float32"), ({"axes": {-1: 3}}, (2, 3), None),
    ({"axes": {-1: 3}}, (2, None), None),
    ({"axes": {-1: 3}}, (2, 4), "expected axis -1 of input shape to have value 3"),
    ({"shape": (None, 2)}, (5, 2), None),
    ({"shape": (None, 2)}, (5, 3), r"expected shape=(None, 2), found shape=(5, 3)"),
    ({"shape": (None, 2, 1), "allow_last_axis_squeeze": True}, (5, 2), None),
])
def test_rules(spec, shape, broken):
    found = broken_rule(InputSpec(**spec), shape, "float32")
    assert (found is None) is (broken is None)
    assert broken is None or found.startswith(broken)


def test_wrong_axes():
    with pytest.raises(TypeError, match="integer keys"):
        InputSpec(axes={"a": 1})
    with pytest.raises(TypeError, match="integer keys"):
        InputSpec(axes=3)
    with pytest.raises(ValueError, match="Axis 2 is greater"):
        InputSpec(ndim=2, axes={2: 1})


def test_several_inputs():
    layer, x = Dense(1, name="d"), tf.ones((1, 2))
    specs = [InputSpec(ndim=2, name="a"), InputSpec(ndim=2, name="b", optional=True)]
    check_inputs(specs, [x, None], layer)
    check_inputs(specs, {"b": x, "a": x}, layer)
    with pytest.raises(ValueError, match=r"expects 2 input\(s\).*dict with the keys"):
        check_inputs(specs, [x], layer)
    with pytest.raises(ValueError, match='Missing data for input "b"'):
        check_inputs(specs, {"a": x}, layer)
    with pytest.raises(ValueError, match="should be tensors"):
        check_inputs(specs, ["a", x], layer)


def test_arrays_of_texts():
    texts = np.array([["a"], ["b"]], object)
    check_inputs(InputSpec(ndim=2, dtype="string"), texts, Dense(1))
    with pytest.raises(ValueError, match="expected dtype=float32, found dtype=string"):
        check_inputs(InputSpec(dtype="float32"), texts, Dense(1, name="d"))
