"""Lists, dicts, names and the other statements of Python inside traced functions."""

import functools

import minitf as tf


def show(f, *args, **kw):
    name = getattr(f, "__name__", "?")
    try:
        y = (f if hasattr(f, "get_concrete_function") else tf.function(f))(*args, **kw)
        y = tf.nest.map_structure(lambda t: t.numpy().tolist() if tf.is_tensor(t) else t, y)
        print(name, y)
    except Exception as e:
        print(name, type(e).__name__)


c = tf.constant


def list_append(n):
    l = []
    for i in range(3):
        l.append(n * i)
    return tf.stack(l)


show(list_append, c(2))


def list_append_tensor_loop(n):
    l = []
    for i in tf.range(n):
        l.append(i)
    return l


show(list_append_tensor_loop, c(2))


def tensor_array(n):
    ta = tf.TensorArray(tf.int32, 0, dynamic_size=True)
    for i in tf.range(n):
        if i % 2 == 0:
            ta = ta.write(ta.size(), i * i)
    return ta.stack()


show(tensor_array, c(6))


def ta_append(n):
    ta = tf.TensorArray(tf.int32, size=n)
    for i in tf.range(n):
        ta = ta.write(i, i * 2)
    ta2 = tf.TensorArray(tf.int32, size=n)
    return ta.stack(), ta2.size()


show(ta_append, c(3))


def dict_state(n):
    d = {"a": 0, "b": 1}
    for i in tf.range(n):
        d["a"] += i
        d["b"] *= 2
    return d


show(dict_state, c(4))


def list_state(n):
    l = [0, 1]
    for i in tf.range(n):  # noqa: B007
        l = [l[1], l[0] + l[1]]
    return l


show(list_state, c(7))


def del_name(x):
    y = x + 1
    del y
    if x > 0:
        y = x
    else:
        y = x * 2
    return y


show(del_name, c(2))
G = 0


def uses_global(x):
    global G
    G += 1
    if x > 0:
        return x + 1
    return x


show(uses_global, c(2))
print(G)


def global_in_branch(x):
    global G
    if x > 0:
        G = x
    return x


show(global_in_branch, c(2))
G = 0


def uses_nonlocal(x):
    n = 0

    def inc():
        nonlocal n
        n += 1
        return n

    inc()
    inc()
    return x + n


show(uses_nonlocal, c(2))


def try_finally(x):
    try:
        if x > 0:
            y = x
        else:
            y = -x
    finally:
        z = 1
    return y + z


show(try_finally, c(-2))


def try_except(x):
    try:
        y = {}["no"]
    except KeyError:
        y = x
    return y


show(try_except, c(2))


def with_scope(x):
    with tf.name_scope("s"):
        if x > 0:
            y = x
        else:
            y = -x
    return y


show(with_scope, c(-2))


def assert_stmt(x):
    assert x.dtype == tf.int32, "dtype"
    return x


show(assert_stmt, c(1))
show(assert_stmt, c(1.0))


def raising(x):
    if x.dtype == tf.float32:
        raise ValueError("no")
    return x


show(raising, c(1.0))
show(raising, c(1))


def gen(x):
    yield x


show(gen, c(1))


def gen_inside(x):
    def g():
        yield x
        yield x + 1

    s = 0
    for v in g():
        s += v
    return s


show(gen_inside, c(1))


def fstring(x):
    name = f"n{1 + 1}"
    return {name: x}


show(fstring, c(1))


def slices(x):
    return x[1:], x[::-1], x[..., 0], x[-1]


show(slices, c([[1, 2], [3, 4]]))


def slice_assign(x):
    x[0] = 5
    return x


show(slice_assign, c([1, 2]))


def augmented(x):
    x += 1
    x *= 2
    x -= 3
    x //= 2
    x **= 2
    x %= 7
    return x


show(augmented, c(9))


def deco(f):
    @functools.wraps(f)
    def wrapper(x):
        if x > 0:
            return f(x)
        return x

    return wrapper


@deco
def decorated(x):
    if x > 5:
        return x * 2
    return x + 100


for n in (9, 1, -1):
    show(decorated, c(n))


@tf.autograph.experimental.do_not_convert
def left(x):
    if x > 0:
        return 1
    return 2


def calls_left(x):
    return left(x)


show(calls_left, c(1))
show(calls_left, 1)


def fn_in_fn(x):
    @tf.function
    def inner(y):
        if y > 0:
            return y
        return -y

    return inner(x) + inner(-x)


show(fn_in_fn, c(-3))


def loop_fn(x):
    def body(v):
        return v * 2 if v < 10 else v + 1

    for _ in tf.range(3):
        x = body(x)
    return x


show(loop_fn, c(4))


def match_stmt(k, x):
    match k:
        case "a":
            y = x
        case _:
            y = -x
    return y


show(match_stmt, "a", c(1))
show(match_stmt, "b", c(1))


def kwonly(x, *, y=2, **rest):
    return x * y + sum(rest.values())


show(kwonly, c(2), y=3, z=4)


def pos_only(x, /, y):
    return x - y


show(pos_only, c(2), y=c(1))


def named(x, name="n"):
    return x


show(named, c(1), name="m")
