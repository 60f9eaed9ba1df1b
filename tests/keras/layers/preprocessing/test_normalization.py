"""Mean and variance of data."""

import numpy as np
import pytest

import minitf as tf
from keras.contract import check_layer
from keras.layers_as_keras import cases, same_as_keras
from minitf.keras.layers.preprocessing.normalization import _combined, _moments


@pytest.mark.parametrize("expression", cases("preprocessing", "Normalization"))
def test_keras_gave_the_same(expression):
    same_as_keras("preprocessing", expression)


@pytest.mark.parametrize("arguments", [
    {"mean": 1.0, "variance": 4.0}, {"axis": None, "mean": 1.0, "variance": 4.0, "invert": True},
    {"axis": (1, 2), "mean": [[1.0, 2.0]], "variance": [[1.0, 2.0]]},
])  # fmt: skip
def test_contract(arguments):
    check_layer(tf.keras.layers.Normalization, arguments, (3, 1, 2), output_shape=(3, 1, 2), mask="kept")


def test_contract_of_what_is_adapted():
    check_layer(tf.keras.layers.Normalization, {}, (3, 2), output_shape=(3, 2), non_trainable=3)


def test_batches_give_what_the_whole_gives():
    data = np.random.default_rng(1).normal(3.0, 2.0, (20, 4)).astype("float32")
    whole, batches = tf.keras.layers.Normalization(), tf.keras.layers.Normalization()
    whole.adapt(data)
    batches.adapt((data[i : i + 7], "labels") for i in range(0, 20, 7))
    np.testing.assert_allclose(batches(data), whole(data), rtol=1e-4, atol=1e-5)
    np.testing.assert_allclose(whole(data).numpy().mean(axis=0), 0.0, atol=1e-5)


def test_it_can_be_undone():
    data = np.array([[1.0, 10.0], [3.0, 50.0]], "float32")
    forth, back = tf.keras.layers.Normalization(), tf.keras.layers.Normalization(invert=True)
    forth.adapt(data), back.adapt(data)
    np.testing.assert_allclose(back(forth(data)), data, rtol=1e-6)


class TestCombined:
    """Mean and variance of two sets of numbers, of which only count, mean and variance are known."""

    def check(self, a, b):
        a, b = np.asarray(a, float), np.asarray(b, float)
        found, whole = _combined(_moments(a, (0,)), _moments(b, (0,))), _moments(np.concatenate([a, b]), (0,))
        assert found[0] == whole[0]
        np.testing.assert_allclose(found[1], whole[1])
        np.testing.assert_allclose(found[2], whole[2], atol=1e-12)

    def test_sets_of_one_size(self):
        self.check([[1.0], [3.0]], [[2.0], [2.0]])

    def test_a_larger_set_counts_more(self):
        self.check([[1.0], [1.0], [1.0]], [[5.0]])

    def test_means_that_lie_apart_spread_the_numbers(self):
        self.check([[0.0], [0.0]], [[10.0], [10.0]])

    def test_each_column_for_itself(self):
        self.check([[1.0, 10.0], [2.0, -10.0]], [[0.0, 3.0], [7.0, 4.0], [1.0, 5.0]])

    def test_far_from_0_no_digit_is_lost(self):
        self.check([[1e8], [1e8 + 2]], [[1e8 + 1]])

    def test_before_the_first_set_there_is_none(self):
        first = _moments(np.array([[1.0], [5.0]]), (0,))
        assert _combined(None, first) is first


def test_what_was_found_comes_back_from_a_file(tmp_path):
    layer = tf.keras.layers.Normalization()
    layer.adapt(np.array([[1.0], [3.0]]))
    model = tf.keras.Sequential([tf.keras.Input((1,)), layer])
    model.save(tmp_path / "m.keras")
    assert tf.keras.models.load_model(tmp_path / "m.keras")(tf.constant([[3.0]])).numpy().tolist() == [[1.0]]
