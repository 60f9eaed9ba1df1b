"""The fused kernels: every format, the running statistics, derivatives of all orders, large and odd inputs."""

import numpy as np
import pytest

import minitf as tf
from minitf.autodiff.check import check_gradients
from minitf.ops.nn import channel_rows
from naive import losses as naive

NORM, GRAD = tf.raw_ops.FusedBatchNormV3, tf.raw_ops.FusedBatchNormGradV3
X = np.random.default_rng(0).normal(size=(2, 3, 2, 4)) * 3 + 1
SCALE, OFFSET = np.array([1.0, 2, -1, 0.5]), np.array([0.0, 1, 2, 3])
EMPTY = np.zeros(0)


def norm(x, scale=SCALE, offset=OFFSET, mean=EMPTY, variance=EMPTY, **options):
    return NORM(x=x, scale=scale, offset=offset, mean=mean, variance=variance, epsilon=0.1, **options)


@pytest.mark.parametrize("data_format", ["NHWC", "NCHW", "NDHWC", "NCDHW"])
def test_all_formats(data_format):
    x = X if len(data_format) == 4 else X.reshape(2, 3, 1, 2, 4)
    expected = naive.batch_norm(x, SCALE, OFFSET, 0.1, tuple(range(x.ndim - 1)))
    if data_format[1] == "C":
        x, expected = np.moveaxis(x, -1, 1), np.moveaxis(expected, -1, 1)
    np.testing.assert_allclose(norm(x, data_format=data_format).y, expected)
    np.testing.assert_allclose(norm(np.asfortranarray(x), data_format=data_format).y, expected)


@pytest.mark.parametrize("block", [1, 7, 16])
def test_the_size_of_blocks_does_not_matter(monkeypatch, block):
    y, gradient = norm(X).y, naive.batch_norm_gradient(X * X, X, SCALE, 0.1, (0, 1, 2))
    monkeypatch.setattr(channel_rows, "BLOCK", block)
    np.testing.assert_allclose(norm(X).y, y)
    found = GRAD(y_backprop=X * X, x=X, scale=SCALE, reserve_space_1=X.mean((0, 1, 2)),
                 reserve_space_2=X.var((0, 1, 2)), reserve_space_3=EMPTY, epsilon=0.1)
    np.testing.assert_allclose(found.x_backprop, gradient)
    u = (X - X.mean((0, 1, 2))) / np.sqrt(X.var((0, 1, 2)) + 0.1)
    np.testing.assert_allclose(found.scale_backprop, (X * X * u).sum((0, 1, 2)))
    np.testing.assert_allclose(found.offset_backprop, (X * X).sum((0, 1, 2)))


def test_running_statistics():
    mean, variance = np.array([1.0, 2, 3, 4]), np.array([4.0, 3, 2, 1])
    y = norm(X, mean=mean, variance=variance, exponential_avg_factor=0.25)
    n = X.size / 4
    np.testing.assert_allclose(y.batch_mean, 0.75 * mean + 0.25 * X.mean((0, 1, 2)))
    np.testing.assert_allclose(y.batch_variance, 0.75 * variance + 0.25 * X.var((0, 1, 2)) * n / (n - 1))
    np.testing.assert_allclose(y.reserve_space_2, X.var((0, 1, 2)))


def test_numbers_far_from_0_keep_their_precision():
    x = (X + 1e4).astype("f")
    expected = naive.batch_norm(x.astype(float), SCALE, OFFSET, 0.1, (0, 1, 2))
    y = norm(x, SCALE.astype("f"), OFFSET.astype("f"), EMPTY.astype("f"), EMPTY.astype("f")).y
    np.testing.assert_allclose(y, expected, atol=2e-3)


@pytest.mark.parametrize("training", [True, False])
@pytest.mark.parametrize("data_format", ["NHWC", "NCHW"])
def test_derivatives_to_third_order(training, data_format):
    x = X[:, :2, :1, :2] if data_format == "NHWC" else X[:, :2, :2, :1]
    mean, variance = (EMPTY, EMPTY) if training else (np.array([0.5, 1]), np.array([1.0, 2]))

    def f(x, scale, offset):
        return norm(x, scale, offset, mean, variance, is_training=training, data_format=data_format).y

    check_gradients(f, x, SCALE[:2], OFFSET[:2], order=3, tolerance=1e-5)


@pytest.mark.parametrize("shape", [(0, 2, 2, 4), (1, 1, 1, 4), (2, 0, 3, 4), (2, 2, 2, 0)], ids=str)
def test_shapes_with_little_in_them(shape):
    x, vector = np.ones(shape), np.ones(shape[-1])
    assert norm(x, vector, vector).y.shape == shape
    found = GRAD(y_backprop=x, x=x, scale=vector, reserve_space_1=vector, reserve_space_2=vector, reserve_space_3=EMPTY)
    assert found.x_backprop.shape == shape


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"x": X[0]}, "x must have 4 axes, N, H, W, C"),
        ({"scale": SCALE[:3]}, "one element for each channel"),
        ({"is_training": False}, "one element for each channel"),
        ({"scale": SCALE.astype("f")}, "must have the same dtype|must be float32"),
        ({"data_format": "CHWN"}, "must be one of NHWC"),
    ],
)
def test_what_does_not_fit_is_refused(changes, message):
    with pytest.raises(tf.errors.InvalidArgumentError, match=message):
        norm(**{"x": X, **{k: tf.constant(v) if isinstance(v, np.ndarray) else v for k, v in changes.items()}})
