"""Which calls share a trace, and how a trace shows itself."""

import minitf as tf

c = tf.constant


def kind(f, *a, **k):
    try:
        r = f(*a, **k)
        print("ok", tf.nest.map_structure(lambda t: t.numpy().tolist() if tf.is_tensor(t) else t, r))
    except Exception as e:
        print(type(e).__name__)


@tf.function
def f(x, y=2, *, z=None):
    print("trace", x, y, z is None)
    return x * y


kind(f, c(1))
kind(f, c(2), 2)
kind(f, c(1), 3)
kind(f, c(1), y=2)
kind(f, x=c(5))
kind(f, c(1.0))
kind(f, 1)
kind(f, c([1, 2]))
kind(f, c(1), c(2))
kind(f, c(1), z=c(1))
print(f.experimental_get_tracing_count())
print(f.pretty_printed_concrete_signatures())
cf = f.get_concrete_function(tf.TensorSpec([None], tf.int32, name="rows"), y=tf.TensorSpec([], tf.int32))
print(cf.structured_input_signature, [i.name for i in cf.inputs], cf.structured_outputs.shape)
kind(cf, c([1, 2]), c(3))
kind(cf, rows=c([1, 2]), y=c(3))
kind(cf, x=c([1, 2]), y=c(3))
kind(cf, c([1, 2]))
kind(cf, c([1, 2]), y=c(3))
print(cf)
cf2 = f.get_concrete_function(c(1), 7)
kind(cf2, c(3))
kind(cf2, c(3), 7)
kind(cf2, c(3), 8)
kind(cf2, x=c(3))
print(cf2.function_type, cf2.structured_input_signature)


@tf.function(input_signature=[{"a": tf.TensorSpec([None]), "b": [tf.TensorSpec([], tf.int32)] * 2}])
def nested(d):
    return d["a"] * 2.0, d["b"][0] - d["b"][1]


kind(nested, {"a": c([1.0]), "b": [c(1), c(2)]})
kind(nested, {"a": [1.0, 2.0], "b": [1, 2]})
kind(nested, {"a": c([1.0])})
kind(nested, c(1))
ncf = nested.get_concrete_function()
print([i.name for i in ncf.inputs], ncf.structured_input_signature)
import collections  # noqa: E402

P = collections.namedtuple("P", "x y")


@tf.function
def nt(p):
    print("trace nt")
    return P(p.y, p.x)


kind(nt, P(c(1), c(2)))
print(nt(P(c(3), c(2)))._fields)


@tf.function
def kws(*args, **kw):
    print("trace kws", len(args), sorted(kw))
    return args, kw


kind(kws, c(1), 2, a=c(3), b="s")
kind(kws, c(5), 2, a=c(4), b="s")
kind(kws)
print(kws.get_concrete_function(c(1), 2, a=c(3)))


class A:
    def __init__(self, k):
        self.k = k

    @tf.function
    def m(self, x):
        print("trace m", self.k)
        return x * self.k


a, b = A(2), A(3)
kind(a.m, c(1))
kind(b.m, c(1))
kind(a.m, c(2))
kind(A.m, a, c(1))
print(a.m.experimental_get_tracing_count(), A.m is A.m)


@tf.function
def obj(o, x):
    print("trace obj")
    return x * o.k


kind(obj, a, c(1))
kind(obj, b, c(1))
kind(obj, a, c(3))
a.k = 10
kind(obj, a, c(3))


@tf.function
def lists(l):
    print("trace list", len(l))
    return tf.add_n(l)


kind(lists, [c(1), c(2)])
kind(lists, [c(1), c(2), c(3)])
kind(lists, (c(1), c(2)))


@tf.function(reduce_retracing=True)
def rr(x):
    print("trace rr", x.shape)
    return x


for n in (1, 2, 3, 4):
    rr(tf.zeros([n]))
rr(tf.zeros([2, 2]))
rr(tf.zeros([2, 3]))
rr(tf.zeros([2, 4]))


@tf.function
def ret_none(x):
    pass


kind(ret_none, c(1))


@tf.function
def ret_mixed(x):
    return {"a": [x, None, 1, "s"], "b": (x,)}


kind(ret_mixed, c(1))


@tf.function
def ret_var():
    return v


v = tf.Variable(3.0)
kind(ret_var)


@tf.function
def side(x):
    v.assign_add(x)
    v.assign(v * 2.0)
    return v + 0.0


kind(side, 1.0)
kind(side, c(1.0))
print(v.numpy())


def py(x):
    return x + 1


g = tf.function(py)
print(g.python_function is py, g.__name__, g.__wrapped__ is py)
print(f.input_signature, nested.input_signature)
tf.config.run_functions_eagerly(True)


@tf.function
def eager(x):
    print(tf.executing_eagerly(), tf.inside_function())
    return x


eager(c(1))
tf.config.run_functions_eagerly(False)


@tf.function
def infn(x):
    print(tf.executing_eagerly(), tf.inside_function())


infn(c(1))


@tf.function
def with_init(x):
    with tf.init_scope():
        print(tf.executing_eagerly())
    return x


with_init(c(1))


def fact(n):
    @tf.function
    def h(x):
        return x if n == 0 else fact(n - 1)(x) * n

    return h


kind(fact(5), c(1))


@tf.function
def rec(n):
    return 1 if n <= 1 else n * rec(n - 1)


kind(rec, 5)


@tf.function
def rect(n, x):
    if n == 0:
        return x
    return rec2(n - 1, x) + 1


rec2 = rect
kind(rect, 3, c(1))
d = f.get_concrete_function(c(1))
for attr in (
    "inference_fn",
    "captured_inputs",
    "variables",
    "trainable_variables",
    "output_dtypes",
    "output_shapes",
    "inputs",
    "outputs",
    "structured_outputs",
    "function_type",
    "name",
    "graph",
):
    print(attr, hasattr(d, attr))
print(
    isinstance(f, tf.types.experimental.GenericFunction),
    isinstance(f, tf.types.experimental.PolymorphicFunction),
    isinstance(d, tf.types.experimental.ConcreteFunction),
    isinstance(f, tf.types.experimental.Callable),
    isinstance(d, tf.types.experimental.Callable),
    isinstance(d, tf.types.experimental.GenericFunction),
)
