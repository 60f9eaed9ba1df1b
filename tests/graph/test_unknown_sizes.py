"""Arguments that are not known while a function is traced: sizes, counts and places that the program computes."""

import numpy as np
import pytest

import minitf as tf

X = np.arange(6, dtype=np.float32).reshape(2, 3)
IMAGE = tf.constant(np.arange(24, dtype=np.float32).reshape(1, 4, 3, 2))

# n and m: the sizes of x, which the function does not know before it runs.
CALLS = """
tf.range(n)
tf.range(0., tf.cast(n, tf.float32), 0.5)
tf.range(n, dtype=tf.int64)
tf.linspace(0., 1., m + 2)
tf.linspace([0., 1.], [1., 3.], n + 1, axis=1)
tf.linspace(2., 3., n - 1)
tf.eye(n)
tf.eye(3, batch_shape=[n])
tf.zeros(tf.shape(x))
tf.zeros([n, 4])
tf.fill([m], 3)
tf.ones_like(x, tf.int32)
tf.one_hot([0, 1], m)
tf.tile(x, [n, 1])
tf.roll(x, n, 0)
tf.slice(x, [0, 0], [1, m - 1])
x[:n - 1]
x[n - 1]
x[..., m - 1:]
tf.pad(x, [[0, n], [0, 0]])
tf.math.top_k(x, n)[0]
tf.repeat(x, n, axis=0)
tf.sequence_mask([1, 2], m)
tf.reshape(x, [m, -1])
tf.broadcast_to(x, [4, n, m])
tf.meshgrid(tf.range(n), tf.range(3))[1]
tf.split(x, tf.stack([1, m - 1]), 1)[1]
tf.boolean_mask(x, x > 1.)
tf.scatter_nd([[0], [1]], x, [5, m])
tf.math.unsorted_segment_sum(x, [0, 1], n + 1)
tf.math.bincount(tf.cast(x, tf.int32), minlength=n)
tf.math.confusion_matrix([0, 1], [1, 1], num_classes=m)
tf.signal.frame(tf.reshape(x, [-1]), 3, 2, pad_end=True)
tf.einsum('...i,...i->...', x, x)
tf.nn.sparse_softmax_cross_entropy_with_logits([0, 1], x)
tf.nn.softmax_cross_entropy_with_logits(x, x)
tf.image.resize(image, [n * 2, m])
tf.image.resize(image, tf.shape(x), preserve_aspect_ratio=True)
tf.image.resize_with_pad(image, n, m)
tf.image.resize_with_crop_or_pad(image, n, m * 3)
tf.image.crop_to_bounding_box(image, n - 1, 0, n, 2)
tf.shape(tf.image.random_crop(image, [1, n, 2, 2]))
tf.shape(tf.random.uniform(tf.shape(x)))
tf.shape(tf.random.normal([n, 3]))
tf.shape(tf.random.categorical(x, n))
tf.shape(tf.nn.dropout(x, 0.5, noise_shape=[None, 1]))
""".strip().splitlines()


@pytest.mark.parametrize("call", CALLS)
def test_what_is_not_known_yet_is_an_argument_like_any_other(call):
    def f(x):
        n, m = tf.shape(x)[0], tf.shape(x)[1]
        return eval(call, {"tf": tf, "x": x, "n": n, "m": m, "image": IMAGE})  # noqa: S307 (our own calls)

    expected = f(tf.constant(X))
    found = tf.function(f, input_signature=[tf.TensorSpec([None, None], tf.float32)])(X)
    assert (found.dtype, found.shape) == (expected.dtype, expected.shape)
    np.testing.assert_allclose(found.numpy(), expected.numpy(), rtol=1e-5)


@pytest.mark.parametrize("call", ["tf.reduce_sum(x, axis=n)", "tf.transpose(x, [n, m])", "tf.unstack(x, n)"])
def test_structure_must_be_known(call):
    def f(x):
        n, m = tf.shape(x)[0], tf.shape(x)[1]
        return eval(call, {"tf": tf, "x": x, "n": n, "m": m})  # noqa: S307 (our own calls)

    with pytest.raises(TypeError, match="must be"):
        tf.function(f, input_signature=[tf.TensorSpec([None, None], tf.float32)])(X)
