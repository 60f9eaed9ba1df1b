import numpy as np
import pytest

import minitf as tf
from lite.graphs import model_file
from minitf.lite.comparing import Comparison, answers, as_floats, as_given, compare

X = np.random.default_rng(0).normal(size=(6, 4)).astype("float32")
INT8 = {"dtype": np.int8, "quantization": (0.5, 10)}


@pytest.fixture(scope="module")
def model():
    tf.keras.utils.set_random_seed(0)
    return tf.keras.Sequential([tf.keras.Input((4,)), tf.keras.layers.Dense(3)])


def test_answers_are_those_of_the_model(model):
    np.testing.assert_allclose(answers(model_file(model, "float", X), X), model(X).numpy(), atol=1e-6)


def test_a_fixed_batch_is_run_sample_by_sample(model):
    trace = tf.function(lambda x: model(x)).get_concrete_function(tf.TensorSpec([1, 4]))
    content = tf.lite.TFLiteConverter.from_concrete_functions([trace]).convert()
    np.testing.assert_allclose(answers(content, X), model(X).numpy(), atol=1e-6)


def test_integers_go_in_and_come_out_as_the_numbers_that_they_mean():
    assert as_given(np.array([0.0, 1.0, 1e9]), INT8).tolist() == [10, 12, 127]
    assert as_floats(np.array([10, 12], np.int8), INT8).tolist() == [0.0, 1.0]
    floats = {"dtype": np.float32, "quantization": (0.0, 0)}
    assert as_given(np.array([1.5]), floats).tolist() == as_floats(np.array([1.5]), floats).tolist() == [1.5]


def test_what_an_int8_file_saves_and_costs(model):
    labels = model(X).numpy().argmax(1)
    found = compare(model_file(model, "float", X), model_file(model, "int8", X), X, labels)
    assert found.accuracies[0] == 1.0
    assert found.accuracies[1] == found.same
    assert 0 < found.mean <= found.largest < 0.1 * found.range


def test_the_report():
    lines = str(Comparison((4000, 1000), 0.02, 0.001, 3.5, 0.995, (0.98, 0.975))).splitlines()
    assert lines == [
        "size             4,000 -> 1,000 bytes (0.25 of it)",
        "answers      differ by 0.001 on average, 0.02 at most, in 3.5",
        "same class   for 99.50% of the samples",
        "accuracy        98.00% -> 97.50%",
    ]
    assert "accuracy" not in str(Comparison((4000, 1000), 0.02, 0.001, 3.5, 0.995, None))


def test_samples_of_another_shape_are_refused(model):
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"samples of shape \(5,\)"):
        answers(model_file(model, "float", X), np.zeros((2, 5), np.float32))
