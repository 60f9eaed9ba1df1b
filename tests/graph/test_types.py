"""tf.types.experimental, and classes that say which of their objects may share a trace."""

import pytest

import minitf as tf

types = tf.types.experimental


def test_functions_and_their_traces():
    f = tf.function(lambda x: x)
    concrete = f.get_concrete_function(1)
    assert isinstance(f, types.GenericFunction)
    assert isinstance(f, types.PolymorphicFunction)
    assert isinstance(f, types.Callable)
    assert isinstance(concrete, types.ConcreteFunction)
    assert isinstance(concrete, types.Callable)
    assert not isinstance(concrete, types.GenericFunction)
    assert isinstance(concrete.inference_fn, types.AtomicFunction)
    assert isinstance(concrete.function_type, types.FunctionType)


@pytest.mark.parametrize("value", [1, 2.5, "a", [1], (1,), tf.constant(1)])
def test_values_that_become_tensors(value):
    assert isinstance(value, types.TensorLike)
    assert not isinstance({}, types.TensorLike)


class SizeType(types.TraceType):
    """Objects of one size share a trace, and smaller ones can take it."""

    def __init__(self, size, thing):
        self.size, self.thing = size, thing

    def is_subtype_of(self, other):
        return type(other) is SizeType and self.size <= other.size

    def most_specific_common_supertype(self, others):
        return max((self, *others), key=lambda t: t.size)

    def placeholder_value(self, placeholder_context=None):
        return self.thing

    def __eq__(self, other):
        return type(other) is SizeType and self.size == other.size

    def __hash__(self):
        return hash(self.size)


class Thing:
    def __init__(self, size):
        self.size = size

    def __tf_tracing_type__(self, context):
        return SizeType(self.size, self)


def test_a_class_may_say_which_of_its_objects_share_a_trace():
    @tf.function
    def f(thing, x):
        return x * thing.size

    x = tf.constant(2)
    assert isinstance(Thing(1), types.SupportsTracingProtocol)
    assert [f(Thing(size), x).numpy() for size in (3, 3, 2, 4)] == [6, 6, 6, 8]
    assert f.experimental_get_tracing_count() == 2


def test_a_trace_type_must_be_complete():
    class Half(types.TraceType):
        def is_subtype_of(self, other):
            return True

    with pytest.raises(TypeError, match="abstract"):
        Half()
