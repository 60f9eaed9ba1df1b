"""What is called instead of what."""

import functools

import minitf as tf
from minitf.graph.autograph.call import call


def sign(x):
    if x > 0:
        return 1
    return -1


class Callable:
    def __call__(self, x):
        return sign(x)

    def method(self, x):
        return sign(x)


def numbers():
    yield 1


def test_functions_methods_partials_and_objects_are_rewritten():
    for f in (sign, Callable(), Callable().method, functools.partial(sign)):
        assert call(f) is not f
        assert call(f)(3) == f(3) == 1


def test_what_stays():
    for f in (tf.add, print, int.__add__, Callable, numbers, tf.function(sign), "text".upper, functools.partial(print),
              tf.autograph.experimental.do_not_convert(sign)):
        assert call(f) is f


def test_builtins_with_an_overload():
    assert call(len)([1, 2]) == 2
    assert call(len) is not len


def test_a_function_without_source_is_run_as_it_is_with_a_warning(caplog):
    scope = {}
    exec("def lost(x): return x", scope)
    with caplog.at_level("WARNING", logger="tensorflow"):
        assert call(scope["lost"]) is scope["lost"]
    assert "AutoGraph could not transform" in caplog.text
