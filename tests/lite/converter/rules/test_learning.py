import numpy as np
import pytest

import minitf as tf
from minitf.lite.converter.errors import ConverterError

X = np.sin(np.arange(12, dtype="float32")).reshape(4, 3)


def slope(function):
    """The gradient of the sum of a function's values."""
    def f(x):
        with tf.GradientTape() as tape:
            tape.watch(x)
            y = tf.reduce_sum(function(x) * tf.constant([[1.0], [2.0], [3.0], [4.0]]))
        return tape.gradient(y, x)

    return f


FUNCTIONS = {
    "relu": slope(tf.nn.relu),
    "broadcast over rows": slope(lambda x: x[:1] * tf.constant(X)),
    "broadcast over columns": slope(lambda x: x[:, :1] * tf.constant(X)),
    "more axes": slope(lambda x: x[0] * tf.constant(X)),
    "cross entropy": slope(lambda x: tf.nn.softmax_cross_entropy_with_logits(tf.constant(X > 0.9, tf.float32), x)),
    "sparse": slope(lambda x: tf.nn.sparse_softmax_cross_entropy_with_logits(tf.constant([0, 2, 1, 1]), x)),
    "no nan": lambda x: tf.math.divide_no_nan(1.0, tf.maximum(x, 0.0)),
    "size": lambda x: x * tf.cast(tf.size(x), tf.float32),
}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_file_gives_what_the_function_gives(name):
    trace = tf.function(FUNCTIONS[name]).get_concrete_function(tf.TensorSpec([4, 3]))
    interpreter = tf.lite.Interpreter(model_content=tf.lite.TFLiteConverter.from_concrete_functions([trace]).convert())
    (given,), (result,) = interpreter.get_input_details(), interpreter.get_output_details()
    interpreter.allocate_tensors()
    interpreter.set_tensor(given["index"], X)
    interpreter.invoke()
    np.testing.assert_allclose(interpreter.get_tensor(result["index"]), trace(tf.constant(X)), rtol=1e-5, atol=1e-6)


def test_sizes_of_a_batch_are_taken_as_equal_and_others_refused():
    def f(x, y):
        with tf.GradientTape() as tape:
            tape.watch(x)
            z = x * y
        return tape.gradient(z, x)

    def convert(*shapes):
        trace = tf.function(f).get_concrete_function(*map(tf.TensorSpec, shapes))
        return tf.lite.TFLiteConverter.from_concrete_functions([trace]).convert()

    assert convert([None, 3], [None, 1])
    with pytest.raises(ConverterError, match="SumTo: the gradient of a tensor that was broadcast"):
        convert([None, 3], [4, 3])
