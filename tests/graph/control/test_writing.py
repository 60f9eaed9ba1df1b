"""The text of choices and loops."""

import minitf as tf


def source(f, *args):
    return tf.function(f, autograph=False).get_concrete_function(*args).source


def code(text):
    """The lines without comments."""
    return [line.partition("  #")[0].rstrip() for line in text.splitlines()]


def test_a_choice_is_an_if():
    text = source(lambda x: tf.cond(tf.reduce_any(x), lambda: tf.cast(x, tf.int32), lambda: tf.zeros([2], tf.int32)),
                  tf.TensorSpec([2], tf.bool))
    lines = code(text)
    at = next(k for k, line in enumerate(lines) if line.startswith("    if "))
    assert lines[at] == "    if any_:"
    assert lines[at + 1].startswith("        cond = Cast(xp, x")
    assert lines[at + 2] == "    else:"
    assert "# cond: true_fn" in text


def test_branches_with_numbers():
    lines = code(source(lambda i: tf.switch_case(i, [lambda: i, lambda: -i, lambda: i * 2]),
                        tf.TensorSpec([], tf.int32)))
    tests = [line.strip() for line in lines if line.endswith(":")][1:]
    assert tests == ["if i == 0:", "elif i == 1:", "else:"]


def test_a_branch_that_does_nothing():
    lines = code(source(lambda x: tf.cond(x > 0, lambda: None, lambda: None), tf.TensorSpec([], tf.int32)))
    assert not any("if" in line for line in lines)
    v = tf.Variable(1)

    def change():
        v.assign(2)

    lines = code(source(lambda x: tf.cond(x > 0, change, lambda: None), tf.TensorSpec([], tf.int32)))
    at = lines.index("    else:")
    assert lines[at - 1].startswith("        assign(variable, ")
    assert lines[at + 1] == "        pass"


def test_a_loop_is_a_while():
    lines = code(source(lambda n: tf.while_loop(lambda i, y: i < n, lambda i, y: (i + 1, y * y), (0, 2))[1],
                        tf.TensorSpec([], tf.int32)))
    at = lines.index("    while Less(xp, i, n):")
    assert lines[at - 1].startswith("    i, y = ")
    assert [line.partition("=")[0].strip() for line in lines[at + 1 : at + 4]] == ["add", "mul", "i, y"]


def test_a_test_of_several_lines():
    lines = code(source(lambda n: tf.while_loop(lambda i: i * i + i < n, lambda i: i + 1, [0])[0],
                        tf.TensorSpec([], tf.int32)))
    assert "    while True:" in lines
    assert "        if not less:" in lines
    assert "            break" in lines


def test_captures_keep_their_names():
    v = tf.Variable(1.0, name="scale")
    text = source(lambda x: tf.while_loop(lambda i, y: i < 3, lambda i, y: (i + 1, y * v * x), (0, x))[1],
                  tf.TensorSpec([], tf.float32))
    assert "= read(scale)" in text
    assert ", x)" in text
