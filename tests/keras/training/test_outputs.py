"""What belongs to which output."""

import pytest

import minitf as tf
from minitf.keras.training.outputs import is_flat, kind_of_targets, per_output, targets_of

ONE = "output"
PAIR, NAMES = ["first", "second"], ["a", "b"]
DICT = {"b": "second", "a": "first"}
DEEP = {"x": ["first", "second"], "y": "third"}


@pytest.mark.parametrize(("given", "outputs", "names", "expected"), [
    ("mse", ONE, None, ["mse"]), ("mse", PAIR, NAMES, ["mse", "mse"]), (["mse", None], PAIR, None, ["mse", None]),
    ({"b": 1, "a": 2}, PAIR, NAMES, [2, 1]), ({"b": 1}, DICT, None, [None, 1]),
    ({"a": [1, 2]}, DICT, None, [[1, 2], None]),
    (["mse"], ONE, None, ["mse"]), ({"out": "mse"}, ONE, ["out"], ["mse"]), ([1, 2], DICT, None, [1, 2]),
    ({"x": [1, 2], "y": 3}, DEEP, None, [1, 2, 3]), ([[1, 2], [3]], PAIR, NAMES, [[1, 2], [3]]),
])
def test_one_entry_for_each_output(given, outputs, names, expected):
    assert per_output("loss", given, outputs, names, required=False) == expected


@pytest.mark.parametrize(("given", "outputs", "names", "required", "error"), [
    ({"a": 1}, PAIR, None, False, KeyError), ({"c": 1}, PAIR, NAMES, False, KeyError),
    ({"c": 1}, DICT, None, False, KeyError),
    ({"a": 1}, PAIR, NAMES, True, ValueError), (["mse"], PAIR, NAMES, True, ValueError),
    ([1, 2, 3], PAIR, NAMES, False, ValueError)])
def test_what_does_not_fit(given, outputs, names, required, error):
    with pytest.raises(error, match="compile: loss"):
        per_output("loss", given, outputs, names, required)


def test_the_nearest_name():
    with pytest.raises(KeyError, match="Did you mean 'price'"):
        per_output("loss", {"prize": 1}, {"price": 1, "size": 2}, None, False)


@pytest.mark.parametrize(("targets", "outputs", "names", "expected"), [
    ("t", ONE, None, ["t"]), (["t"], ONE, None, ["t"]), (("t", "u"), PAIR, None, ["t", "u"]),
    ({"a": "t", "b": "u"}, PAIR, NAMES, ["t", "u"]), ({"b": "u"}, DICT, None, [None, "u"]),
    (["t", "u"], DICT, None, ["t", "u"]),
])
def test_a_target_for_each_output(targets, outputs, names, expected):
    assert targets_of(targets, outputs, names) == expected


def test_targets_for_those_outputs_alone_that_have_a_loss():
    assert targets_of(["t"], PAIR, NAMES, [False, True]) == [None, "t"]


@pytest.mark.parametrize(("targets", "error"), [(["t"], ValueError), (["t", "u", "v"], ValueError), ("t", KeyError)])
def test_targets_that_do_not_fit(targets, error):
    with pytest.raises(error, match="different structures"):
        targets_of(targets, PAIR, NAMES, [True, True])


@pytest.mark.parametrize(("y_true", "y_pred", "kind"), [
    ([4, 1], [4, 1], "binary"), ([4], [4, 1], "binary"), ([4], [4, 3], "sparse_categorical"),
    ([4, 1], [4, 3], "sparse_categorical"), ([4, 3], [4, 3], "categorical"), ([4, 7], [4, 7, 3], "sparse_categorical")])
def test_what_accuracy_stands_for(y_true, y_pred, kind):
    assert kind_of_targets(tf.ones(y_true), tf.ones(y_pred)) == kind


def test_levels():
    assert is_flat(ONE)
    assert is_flat(PAIR)
    assert is_flat(DICT)
    assert not is_flat(DEEP)


@pytest.mark.parametrize("y_pred", [[1.0, 2.0], {"a": 1.0, "b": 2.0}])
def test_a_target_for_an_output_that_there_is_not(y_pred):
    with pytest.raises(ValueError, match=r"the key 'c' in y_true: the model has no such output. It has"):
        targets_of({"a": 1.0, "c": 2.0}, y_pred, ["a", "b"])
