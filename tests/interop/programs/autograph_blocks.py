"""if, while and for of every kind: what AutoGraph makes of them."""

import minitf as tf


def show(f, *args):
    name = getattr(f, "__name__", str(f))
    try:
        y = tf.function(f)(*args)
        y = tf.nest.map_structure(lambda t: t.numpy().tolist() if tf.is_tensor(t) else t, y)
        print(name, y)
    except Exception as e:
        print(name, type(e).__name__)


c = tf.constant


# --- if
def elif_chain(x):
    if x < 0:
        r = "neg"
    elif x == 0:
        r = "zero"
    elif x < 10:
        r = "small"
    else:
        r = "big"
    return r


for n in (-1, 0, 5, 50):
    show(elif_chain, c(n))


def nested_if(x, y):
    if x > 0:
        if y > 0:
            z = x + y
        else:
            z = x - y
    else:
        z = -x
    return z


for a, b in ((1, 2), (1, -2), (-1, 0)):
    show(nested_if, c(a), c(b))


def early(x):
    if x > 10:
        return x - 10
    x += 1
    if x > 5:
        return x * 2
    return x


for n in (11, 5, 1):
    show(early, c(n))


def only_return_in_else(x):
    if x > 0:
        y = x
    else:
        return -1
    return y * 2


for n in (3, -3):
    show(only_return_in_else, c(n))


def returns_none(x):
    if x > 0:
        x = x + 1


show(returns_none, c(1))


def tuple_result(x):
    if x > 0:
        a, b = x, 2 * x
    else:
        b, a = x, 3 * x
    return a, b


for n in (3, -3):
    show(tuple_result, c(n))


def if_expr(x):
    return (x if x > 0 else -x) + (1 if x < 100 else 2)


for n in (3, -300):
    show(if_expr, c(n))


def python_if(x, flag=True):
    if flag:
        y = x + 1
    return y


show(python_if, c(1))
show(python_if, c(1), False)


# --- while
def collatz(n):
    steps = 0
    while n != 1:
        if n % 2 == 0:
            n //= 2
        else:
            n = 3 * n + 1
        steps += 1
    return steps


show(collatz, c(6))


def while_true(n):
    i = 0
    while True:
        i += 1
        if n < i * i:
            break
    return i


show(while_true, c(50))


def while_continue(n):
    s = 0
    i = tf.constant(0)
    while i < n:
        i += 1
        if i % 2 == 0:
            continue
        if i > 7:
            break
        s += i
    return s, i


show(while_continue, c(20))


def nested_while(n):
    s = tf.constant(0)
    i = tf.constant(0)
    while i < n:
        j = tf.constant(0)
        while j < i:
            if j == 3:
                break
            s += j
            j += 1
        i += 1
    return s


show(nested_while, c(7))


def fib(n):
    a, b = 0, 1
    while n > 0:
        a, b = b, a + b
        n -= 1
    return a


show(fib, c(10))


# --- for
def for_rows(x):
    s = tf.zeros([2])
    for row in x:
        s += row
    return s


show(for_rows, c([[1.0, 2], [3, 4]]))


def for_range(n):
    s = 0
    for i in range(n):
        s += i
    return s


show(for_range, c(5))
show(for_range, 5)


def for_range3(n):
    s = []  # noqa: F841
    t = 0
    for i in tf.range(n, 0, -2):
        t = t * 10 + i
    return t


show(for_range3, c(7))


def for_enumerate(x):
    s = 0
    for i, v in enumerate(x):
        s += i * v
    return s


show(for_enumerate, c([1, 2, 3]))
show(for_enumerate, [c(1), c(2)])


def for_zip(x, y):
    s = 0
    for a, b in zip(x, y):
        s += a * b
    return s


show(for_zip, c([1, 2, 3]), c([4, 5, 6]))
show(for_zip, [1, 2], [c(3), c(4)])


def for_dict(d):
    s = 0
    for k, v in d.items():  # noqa: B007
        s += v
    for k in d:  # noqa: B007
        s *= 2
    return s


show(for_dict, {"a": c(1), "b": c(2)})


def for_tuple_target(x):
    s = 0
    for a, b in x:
        s += a * b
    return s


show(for_tuple_target, c([[1, 2], [3, 4]]))


def for_break(x):
    s = 0
    for v in x:
        if v < 0:
            break
        s += v
    return s


show(for_break, c([1, 2, -1, 5]))


def for_target_after(x):
    v = 0
    for v in x:  # noqa: B007
        pass
    return v


show(for_target_after, c([1, 2, 9]))


def for_if_nested(x):
    best = x[0]
    where = 0
    for i in tf.range(len(x)):
        if x[i] > best:
            best = x[i]
            where = i
    return best, where


show(for_if_nested, c([1, 5, 3]))


def empty_for(x):
    s = 1
    for v in x:
        s += v
    return s


show(empty_for, c([], tf.int32))


def for_string(x):
    s = ""
    for v in x:
        s = tf.strings.join([s, v])
    return s


show(for_string, c(["a", "b"]))


def for_python_list_mixed(x):
    s = 0
    for f in [tf.sin, tf.cos, lambda v: v * 2]:
        s += f(x)
    return tf.round(s * 100)


show(for_python_list_mixed, c(1.0))


def for_over_split(x):
    s = 0
    for part in tf.split(x, 2):
        s = s * 2 + tf.reduce_sum(part)
    return s


show(for_over_split, c([1, 2, 3, 4]))


def for_set(x):
    s = 0
    for v in {1, 2}:
        s += v * x
    return s


show(for_set, c(3))


def reversed_list(x):
    s = 0
    for v in reversed([1, 2, x]):
        s = s * 10 + v
    return s


show(reversed_list, c(3))


def sorted_builtin(x):
    return sorted([3, 1, 2]), max(1, 2), min([3, 4]), sum([1, x]), all([True, True]), any([False])


show(sorted_builtin, c(3))


def sorted_tensor(x):
    return sorted(x)


show(sorted_tensor, c([3, 1, 2]))


def max_tensor(x):
    return max(x), min(x), sum(x), all(x > 0), any(x > 2)


show(max_tensor, c([3, 1, 2]))


def map_builtin(x):
    return list(map(lambda v: v + 1, [x, x * 2])), list(filter(lambda v: v > 1, [1, 2, 3]))  # noqa: C417


show(map_builtin, c(3))



def next_iter(x):
    it = iter([x, x + 1])
    return next(it) + next(it)


show(next_iter, c(1))


def len_of(x):
    return len(x), len([1, 2])


show(len_of, c([1, 2]))


def int_of(x):
    return int(x), float(x), abs(-x)


show(int_of, c(2.5))


def bool_of(x):
    return bool(x > 1)


show(bool_of, c(2))


def print_builtin(x):
    print("tracing", type(x).__name__ != "")
    return x


show(print_builtin, c(2))


def isinstance_etc(x):
    return isinstance(x, tf.Tensor), hasattr(x, "shape"), callable(x)


show(isinstance_etc, c(2))
