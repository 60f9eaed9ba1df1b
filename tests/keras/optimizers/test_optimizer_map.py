"""Optimizers by the paths of variables."""

import pytest

import minitf as tf

O = tf.keras.optimizers


def test_a_path_finds_its_optimizer_or_the_default():
    adam, sgd, lion = O.Adam(), O.SGD(), O.Lion()
    found = O.OptimizerMap(adam, {"dense/.*": sgd})
    found["out/bias"] = lion
    assert [found[path] for path in ("dense/kernel", "out/bias", "out/kernel")] == [sgd, lion, adam]
    assert list(found) == ["dense/.*", "out/bias"]
    del found["out/bias"]
    assert len(found) == 1
    assert found(tf.keras.Variable(1.0, name="other")) is adam


def test_what_is_no_optimizer_or_no_new_string_is_refused():
    found = O.OptimizerMap(O.Adam(), {"a": O.SGD()})
    for key, value in (("a", O.SGD()), (3, O.SGD()), ("b", "sgd"), ("b", O.LossScaleOptimizer(O.SGD()))):
        with pytest.raises(ValueError, match="OptimizerMap"):
            found[key] = value


def test_two_patterns_for_one_path_are_refused():
    with pytest.raises(ValueError, match="'ab' is matched by"):
        O.OptimizerMap(O.Adam(), {"a.": O.SGD(), ".b": O.SGD()})["ab"]
