"""tf.print of everything, in eager code and in graphs, in the order of the program. It prints into a file."""

import tempfile
from pathlib import Path

import numpy as np

import minitf as tf

log = Path(tempfile.mkdtemp()) / "log"
text = tf.constant('a b\n"q" é')


def say(*inputs, **options):
    tf.print(*inputs, output_stream=f"file://{log}", **options)


def show():
    print(log.read_text(), end="|\n")
    log.unlink()


def show_or_refuse(f, *args):
    try:
        f(*args)
    except (ValueError, tf.errors.InvalidArgumentError) as error:
        print(type(error).__name__)
    if log.exists():
        show()


INPUTS = [
    (text,), ("x", text), ([text],), (text, text), ([1, text], 2.5, None, True),
    ({"b": tf.constant([1.0, 2.0]), "a": text},), (1, 2, "three"), ([],), (tf.constant([["a", "b"]]),),
    ("{} '{}'", tf.constant(1)), (tf.Variable([1.0, 2.0]),), (tf.sparse.from_dense([[0, 1], [2, 0]]),),
    ((1, (tf.constant(True),)),), (tf.ragged.constant([[1], [2, 3]]),), (np.arange(3),),
    ("long", {f"k{i}": tf.range(20) for i in range(8)}),
]  # fmt: skip
for inputs in INPUTS:
    say(*inputs)
    show()


@tf.function
def everywhere(x):
    say("in graph", x, [x, {"a": x[0]}], 3, sep="; ", end="!\n")
    say(tf.strings.format("{}", x))
    say(x, summarize=-1)
    say(tf.shape(x), x.shape, x.dtype)
    for i in tf.range(2):
        say("loop", i, x[i])
    if x[0] > 0:
        say("positive")
    else:
        say("not", tf.constant("text"))
    return x


everywhere(tf.range(10))
show()
everywhere(tf.constant([1.5, 2]))
show()

v = tf.Variable(1)


@tf.function
def in_order():
    say(v)
    v.assign_add(1)
    say(v)
    v.assign(v * 3)
    say("end", v.read_value())
    tf.debugging.Assert(v < 10, [v])
    say("after")


for _ in range(2):
    show_or_refuse(in_order)


@tf.function
def with_assertion(x):
    say("one")
    tf.debugging.assert_positive(x)
    say("two")


for number in (1, -1):
    show_or_refuse(with_assertion, tf.constant(number))
for f in (tf.print, tf.function(tf.print)):
    try:
        f("x", output_stream="nothing")
    except ValueError:
        print("refused")
print(say(1))
