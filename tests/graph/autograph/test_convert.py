"""Rewritten functions: the same results, the same surroundings, the same lines in tracebacks."""

import inspect
import traceback

import numpy as np
import pytest

import minitf as tf
from minitf.graph.autograph.convert import convert

SCALE = 3


def branch(x):
    if x > 0:
        y = x * 2
    elif x == 0:
        y = x + 100
    else:
        y = x - 1
        x = -x
    return x + y


def only_if(x):
    if x > 2:
        x = x * SCALE
    return x


def early_return(x):
    if x < 0:
        return -x
    if x > 5:
        return x * 10
    return x


def loop(x):
    n = 0
    while x > 1:
        half = x // 2
        x = half
        n += 1
    return x, n


def collatz(x):
    steps = 0
    while x != 1:
        if x % 2 == 0:
            x = x // 2
        else:
            x = 3 * x + 1
        steps += 1
        if steps > 9:
            break
    return steps


def skip(x):
    total = 0
    for i in tf.range(6):
        if i == x:
            continue
        if i > 4:
            break
        total += i
    return total


def return_from_a_loop(x):
    for i in tf.range(10):
        if i * i >= x:
            return i * 100
    return x


def return_from_nested_loops(x):
    for i in tf.range(4):
        for j in tf.range(4):
            if i * j == x:
                return i, j
    return -1, -1


def rows(x):
    total = 0
    for a in tf.stack([x, x + 1, x + 2]):
        total += a * total + a
    return total, a


def logic(x):
    return x > 0 and x < 5, x < 0 or x == 3, not x > 2, -1 < x <= 4


def conditional(x):
    return x * 2 if x > 1 else x - 7


def python_in_between(x):
    parts = []
    for i in range(3):
        if i == 1:
            continue
        if x > i:
            x = x - i
        parts.append(x)
    return parts


def otherwise(x):
    found = 0
    for i in tf.range(4):
        if i == x:
            found = i * 10
            break
    else:
        found = -1
    while x < 3:
        x += 1
    else:
        found += x
    return found


def helper(x):
    if x > 1:
        return x
    return x * x


def calls(x):
    def inner(y):
        if y > 2:
            y = y + SCALE
        return y

    twice = lambda y: y * 2 if y > 0 else y
    return helper(x), inner(x), twice(x), max(1, 2)


def structures(x):
    state = {"a": x, "b": (x, x)}
    if x > 1:
        state = {"a": x + 1, "b": (x, x * 5)}
    while state["a"] < 4:
        state = {"a": state["a"] + 1, "b": (state["b"][1], state["a"])}
    return state


def ranges(x):
    total = 0
    for i in range(x):
        total += i
    return total


CONSTRUCTS = [branch, only_if, early_return, loop, collatz, skip, return_from_a_loop, return_from_nested_loops, rows,
              logic, conditional, python_in_between, otherwise, calls, structures]


def plain(result):
    return tf.nest.map_structure(lambda y: np.asarray(y).tolist(), result)


@pytest.mark.parametrize("x", [-2, 0, 1, 3, 4, 7])
@pytest.mark.parametrize("f", CONSTRUCTS, ids=lambda f: f.__name__)
def test_eager_traced_and_python_values_agree(f, x):
    expected = plain(f(tf.constant(x)))
    assert plain(convert(f)(tf.constant(x))) == expected
    assert plain(tf.function(f)(tf.constant(x))) == expected
    assert plain(tf.function(f)(x)) == expected


@pytest.mark.parametrize("f", [branch, loop, return_from_a_loop, logic, conditional], ids=lambda f: f.__name__)
def test_one_trace_serves_all_values(f):
    traced = tf.function(f)
    for x in (-1, 2, 6):
        assert plain(traced(tf.constant(x))) == plain(f(tf.constant(x)))
    assert traced.experimental_get_tracing_count() == 1


def test_a_range_of_a_tensor():
    assert tf.function(ranges)(tf.constant(5)).numpy() == 10


def test_gradients_pass_through_branches_and_loops():
    @tf.function
    def power(x, n):
        y = x
        while n > 1:
            y, n = y * x, n - 1
        if y > 100.0:
            y = y * 2
        return y

    for x, n, slope in ((2.0, 3, 12.0), (5.0, 3, 150.0)):
        x = tf.constant(x)
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = power(x, tf.constant(n))
        assert tape.gradient(y, x).numpy() == slope


def make_counter():
    count = 0

    def step(x, by=1, *, twice=False):
        nonlocal count
        if x:
            count += by * 2 if twice else by
        return count

    return step


def test_closures_defaults_and_keywords_are_shared_with_the_original():
    step = make_counter()
    changed = convert(step)
    assert [step(1), changed(1), changed(1, 5), changed(1, twice=True), step(0)] == [1, 2, 7, 9, 9]
    assert (changed.__name__, changed.__qualname__) == (step.__name__, step.__qualname__)
    assert inspect.signature(changed) == inspect.signature(step)


class Base:
    def start(self):
        return 1


class Holder(Base):
    def __init__(self):
        self.__hidden = 5
        self.total = tf.constant(0)
        self.memory = {}

    def start(self):
        if self.total > -1:
            begin = super().start()
        else:
            begin = 0
        return begin + self.__hidden

    def add(self, x):
        for i in x:
            if i > 1:
                self.total += i
            self.memory["last"] = i
        return self.total + self.memory["last"]


def test_methods_private_names_super_and_attributes():
    expected = Holder().add(tf.constant([1, 2, 3])).numpy()
    holder = Holder()
    assert tf.function(holder.add)(tf.constant([1, 2, 3])).numpy() == expected == 8
    assert tf.function(Holder().start)().numpy() == 6
    assert tf.autograph.to_graph(Holder().start)() == 6


class Model:
    @tf.function
    def __call__(self, x):
        if not hasattr(self, "w"):
            self.w = tf.Variable(2.0)
        if x > 0:
            self.w.assign_add(1.0)
        return self.w * x


def test_a_decorated_method_and_a_variable_of_its_own():
    model = Model()
    assert [model(tf.constant(v)).numpy() for v in (1.0, -1.0, 2.0)] == [3.0, -3.0, 8.0]


def test_code_is_rewritten_once():
    step = make_counter()
    assert convert(step).__code__ is convert(step).__code__
    assert convert(convert(step)).__code__ is convert(step).__code__


def broken(x):
    if x > 0:
        x = x + 1
        raise ValueError("mine")  # the line
    return x


def test_an_error_points_at_the_users_line():
    with pytest.raises(ValueError, match="mine") as caught:
        tf.function(broken)(tf.constant(1))
    last = traceback.extract_tb(caught.value.__traceback__)[-1]
    assert (last.filename, last.line) == (__file__, 'raise ValueError("mine")  # the line')


def test_a_name_that_was_not_assigned_is_an_error_as_in_python():
    def f(x):
        if x:
            y = 1
        return y

    assert convert(f)(True) == 1
    with pytest.raises(UnboundLocalError, match="'y'"):
        convert(f)(False)


def test_generators_are_refused():
    def f():
        yield 1

    with pytest.raises(ValueError, match="generators"):
        convert(f)


@tf.function
def counted_down(n):
    return counted_down(n - 1) + 1 if n > 0 else tf.constant(0)


def test_a_function_may_call_itself():
    assert counted_down(4).numpy() == 4


def test_endless_recursion_is_python_s_own_error():
    with pytest.raises(RecursionError):
        counted_down(tf.constant(4))
