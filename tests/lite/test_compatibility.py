"""Functions that say whether they can be converted."""

import pytest

import minitf as tf
from minitf.lite.compatibility import CompatibilityError, compatible

SIGNATURE = [tf.TensorSpec([None])]


def test_one_that_can():
    double = compatible(tf.function(lambda x: x + x, input_signature=SIGNATURE))
    with pytest.raises(RuntimeError, match="isn't checked yet"):
        double.get_compatibility_log()
    assert double(tf.constant([1.0])).numpy().tolist() == [2.0]
    assert double.get_compatibility_log() == []
    assert double.get_concrete_function().inputs[0].shape == [None]


def test_one_that_cannot_says_so_and_runs(capsys):
    @compatible
    @tf.function(input_signature=SIGNATURE)
    def gamma(x):
        return tf.math.lgamma(x)

    assert gamma(tf.constant([1.0])).numpy().tolist() == [0.0]
    assert "COMPATIBILITY ERROR: Lgamma" in "\n".join(gamma.get_compatibility_log())
    assert "Lgamma" in capsys.readouterr().out


def test_or_raises():
    @compatible(raise_exception=True, converter_target_spec=tf.lite.TargetSpec())
    @tf.function(input_signature=SIGNATURE)
    def gamma(x):
        return tf.math.lgamma(x)

    with pytest.raises(CompatibilityError, match="Lgamma"):
        gamma(tf.constant([1.0]))


@pytest.mark.parametrize("arguments", [{"target": abs}, {"target": tf.function(abs), "raises": True}])
def test_wrong_arguments(arguments):
    with pytest.raises(TypeError, match="compatible"):
        compatible(**arguments)
