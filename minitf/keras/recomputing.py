"""remat: less memory in training, for more time. Floor 7. Read `autodiff/recompute.py`, which it stands on."""

from ..autodiff.recompute import recompute_grad


def remat(f):
    """A function like f, whose intermediate results are not kept for the gradient, but computed once more.

    f: takes and returns tensors.

        >>> import minitf as tf
        >>> square = tf.keras.remat(lambda x: x * x)
        >>> x = tf.Variable(3.0)
        >>> with tf.GradientTape() as tape:
        ...     y = square(x)
        >>> tape.gradient(y, x).numpy()
        np.float32(6.0)

    Source: keras.remat.
    """
    return recompute_grad(f)
