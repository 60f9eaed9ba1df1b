"""What is known of values before a graph runs."""

import pytest

import minitf as tf
from minitf.core.spec import Spec
from minitf.graph.func_graph import FuncGraph


@pytest.fixture
def x():
    graph = FuncGraph("f")
    with graph.building():
        yield graph.argument(Spec((None, 3, 4), tf.float32), "x")


def test_what_is_computed_from_constants_is_known(x):
    assert (tf.constant([1, 2]) * 3 + 1).spec.value.tolist() == [4, 7]


def test_a_known_shape_is_known(x):
    assert tf.shape(tf.zeros([2, 3])).spec.value.tolist() == [2, 3]
    assert tf.shape(x)[1].spec.value == 3
    assert tf.shape(x)[0].spec.value is None


def test_a_reshape_keeps_the_sizes_that_are_known(x):
    n = tf.shape(x)[0]
    assert tf.reshape(x, [n, 12]).shape.as_list() == [None, 12]
    assert tf.reshape(x, tf.concat([[n], [2, 6]], 0)).shape.as_list() == [None, 2, 6]
    assert tf.reshape(x, tf.concat([tf.shape(x)[:1], [-1]], 0)).shape.as_list() == [None, None]


def test_so_do_fill_and_broadcast(x):
    n = tf.shape(x)[0]
    assert tf.fill([n, 5], 0.0).shape.as_list() == [None, 5]
    assert tf.broadcast_to(tf.zeros([1, 5]), [n, 5]).shape.as_list() == [None, 5]


def test_random_numbers_are_never_known(x):
    assert tf.random.uniform([2]).spec.value is None


def test_large_values_are_left_for_later(x):
    assert tf.zeros([100, 100]).spec.value is None


def test_the_value_of_an_input_is_not_that_of_the_output(x):
    """Rules of ops that keep the shape give back the Spec of the input."""
    assert tf.negative(tf.constant([1, 2])).spec.value.tolist() == [-1, -2]
    assert tf.exp(tf.constant(0.0)).spec.value == 1
    assert tf.exp(tf.constant(0.0) + x[0, 0, 0]).spec.value is None
    doubled = tf.shape(x) * 2
    assert getattr(-tf.shape(x), "sizes", None) is getattr(doubled, "sizes", None) is None


def test_what_a_kernel_refuses_is_not_known(x):
    assert tf.gather(tf.constant([1, 2]), tf.constant([7])).spec.value is None


def test_ranks_and_numbers_of_elements_are_known_where_shapes_are(x):
    assert tf.rank(x).spec.value == 3
    assert tf.reduce_sum(x, axis=tf.range(tf.rank(x))).shape == []
    assert tf.size(x).spec.value is None
    assert tf.size(tf.zeros([2, 3])).spec.value == 6


@pytest.mark.parametrize(("make", "dims"), [
    (lambda x, n: tf.random.normal([n, 5]), (None, 5)),
    (lambda x, n: tf.random.stateless_uniform([n, 5], [1, 2]), (None, 5)),
    (lambda x, n: tf.tile(x, [n, 2]), (None, 6)),
    (lambda x, n: tf.slice(x, [0, 1], [n, 2]), (None, 2)),
    (lambda x, n: tf.scatter_nd([[0]], [[1.0]], [n, 1]), (None, 1)),
    (lambda x, n: tf.image.resize(tf.zeros([1, 4, 4, 3]), [n, 5]), (1, None, 5, 3)),
    (lambda x, n: tf.nn.conv2d_transpose(tf.zeros([1, 4, 4, 2]), tf.ones([3, 3, 5, 2]), [1, n, 8, 5], 2),
     (1, None, 8, 5)),
])  # fmt: skip
def test_sizes_that_are_given_are_known_in_part(make, dims):
    found = []

    @tf.function(input_signature=[tf.TensorSpec([None, 3])])
    def f(x):
        found.append(make(x, tf.shape(x)[0]).shape)

    f.get_concrete_function()
    assert found == [dims]
