"""`if` on tensors: what is refused, and how."""

import pytest

import minitf as tf


def missing_else(x):
    if x > 0:
        y = 1
    return y


def missing_main(x):
    if x > 0:
        pass
    else:
        y = 1
    return y


def other_dtype(x):
    if x > 0:
        y = 1
    else:
        y = 2.0
    return y


def other_structure(x):
    y = [x]
    if x > 0:
        y = [x, x]
    return y


def return_in_one(x):
    if x > 0:
        return x
    return None


def none(x):
    y = None
    if x > 0:
        y = x
    return y


def number(x):
    if x:
        return 1
    return 2


def many(x):
    if tf.stack([x, x]) > 0:
        return 1
    return 2


def functions(x):
    f = len
    if x > 0:
        f = abs
    return f(x)


def expression(x):
    return 1 if x > 0 else 2.0


REFUSED = [
    (missing_else, ValueError, "'y' must also be initialized in the else branch"),
    (missing_main, ValueError, "'y' must also be initialized in the main branch"),
    (other_dtype, TypeError, "'y' has dtype int32 .* float32"),
    (other_structure, TypeError, "the same nested structure in the main and else branches"),
    (return_in_one, ValueError, "the else branch must also have a return statement"),
    (none, ValueError, "'y' is None at the end of the else branch"),
    (number, ValueError, "condition of if statement expected to be `tf.bool` scalar"),
    (many, ValueError, "condition of if statement expected to be `tf.bool` scalar"),
    (functions, TypeError, "may return tensors"),
    (expression, TypeError, "'x > 0' has dtype int32 .* float32"),
]


@pytest.mark.parametrize(("f", "error", "message"), REFUSED, ids=lambda v: getattr(v, "__name__", None))
def test_refused(f, error, message):
    with pytest.raises(error, match=message):
        tf.function(f)(tf.constant(1))


def test_only_one_branch_runs():
    runs = tf.Variable([0, 0])

    @tf.function
    def f(x):
        if x > 0:
            runs.assign_add([1, 0])
        else:
            runs.assign_add([0, 1])

    f(tf.constant(1))
    f(tf.constant(-1))
    f(tf.constant(2))
    assert runs.numpy().tolist() == [2, 1]


def test_a_variable_decides():
    switch = tf.Variable(True)

    @tf.function
    def f():
        if switch:
            return 1
        return 2

    assert f().numpy() == 1
    switch.assign(False)
    assert f().numpy() == 2


def test_values_of_python_do_not_become_part_of_the_graph():
    @tf.function
    def f(x, flag):
        if flag:
            x = x + 1
        return x

    types = {node.type for node in f.get_concrete_function(tf.constant(1), True).graph.get_operations()}
    assert not any("If" in t for t in types)
