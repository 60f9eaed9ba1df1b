"""What is left alone."""

import json

import minitf as tf
from minitf.graph.autograph.kept import is_kept, is_kept_builtin, is_kept_module


def test_modules():
    assert is_kept_module("minitf.ops.linalg")
    assert is_kept_module("numpy")
    assert is_kept_module("collections.abc")
    assert not is_kept_module("__main__")
    assert not is_kept_module("model")
    assert not is_kept_module(None)


def test_builtins_that_mean_something_for_tensors_are_not():
    assert is_kept_builtin(isinstance)
    assert not is_kept_builtin(len)
    assert not is_kept_builtin(test_modules)


def test_functions():
    assert is_kept(tf.add)
    assert is_kept(json.dumps)
    assert is_kept(tf.autograph.experimental.do_not_convert(test_modules))
    assert not is_kept(test_modules)
