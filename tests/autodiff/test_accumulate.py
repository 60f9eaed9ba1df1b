"""accumulate: where two paths meet, gradients add up. Chapter 4 sets it as an exercise."""

import minitf as tf
from minitf.autodiff.backward import accumulate


def test_the_first_gradient_is_taken_as_it_is():
    gradients, x = {}, tf.constant([1.0, 2.0])
    accumulate(gradients, x, tf.constant([3.0, 4.0]))
    assert gradients[id(x)].numpy().tolist() == [3.0, 4.0]


def test_the_second_gradient_is_added():
    gradients, x = {}, tf.constant([1.0, 2.0])
    accumulate(gradients, x, tf.constant([3.0, 4.0]))
    accumulate(gradients, x, tf.constant([10.0, 20.0]))
    assert gradients[id(x)].numpy().tolist() == [13.0, 24.0]


def test_so_are_all_that_follow():
    gradients, x = {}, tf.constant(1.0)
    for dx in [1.0, 2.0, 4.0, 8.0]:
        accumulate(gradients, x, tf.constant(dx))
    assert float(gradients[id(x)]) == 15.0


def test_two_tensors_with_equal_values_are_two():
    gradients, x, twin = {}, tf.constant(1.0), tf.constant(1.0)
    accumulate(gradients, x, tf.constant(2.0))
    accumulate(gradients, twin, tf.constant(5.0))
    assert float(gradients[id(x)]) == 2.0
    assert float(gradients[id(twin)]) == 5.0


def test_the_tensors_that_came_in_keep_their_values():
    gradients, x = {}, tf.constant([1.0, 2.0])
    first, second = tf.constant([3.0, 4.0]), tf.constant([10.0, 20.0])
    accumulate(gradients, x, first)
    accumulate(gradients, x, second)
    assert first.numpy().tolist() == [3.0, 4.0]
    assert second.numpy().tolist() == [10.0, 20.0]


def test_the_sum_can_be_differentiated():
    x, dx = tf.constant(1.0), tf.constant(3.0)
    with tf.GradientTape() as tape:
        tape.watch(dx)
        gradients = {}
        accumulate(gradients, x, dx)
        accumulate(gradients, x, dx * dx)
    assert float(tape.gradient(gradients[id(x)], dx)) == 7.0


def rows(values, indices):
    return tf.IndexedSlices(tf.constant(values), tf.constant(indices), tf.constant([3, 2]))


def test_rows_are_joined_and_stay_rows():
    gradients, x = {}, tf.zeros([3, 2])
    accumulate(gradients, x, rows([[1.0, 2.0]], [2]))
    accumulate(gradients, x, rows([[10.0, 20.0], [5.0, 6.0]], [2, 0]))
    total = gradients[id(x)]
    assert isinstance(total, tf.IndexedSlices)
    assert tf.convert_to_tensor(total).numpy().tolist() == [[5.0, 6.0], [0.0, 0.0], [11.0, 22.0]]


def test_rows_and_a_tensor_make_a_tensor():
    gradients, x = {}, tf.zeros([3, 2])
    accumulate(gradients, x, rows([[1.0, 2.0]], [2]))
    accumulate(gradients, x, tf.ones([3, 2]))
    assert tf.convert_to_tensor(gradients[id(x)]).numpy().tolist() == [[1.0, 1.0], [1.0, 1.0], [2.0, 3.0]]
