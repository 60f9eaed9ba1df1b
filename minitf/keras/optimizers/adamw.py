"""AdamW: Adam, with weight decay beside the gradient and not inside it. Floor 7. Read `adam.py` first."""

from ...backend.errors import explain
from .adam import Adam


class AdamW(Adam):
    """w -= learning_rate * weight_decay * w, and then a step of Adam.

    A penalty on large weights would add weight_decay * w to the gradient. Adam would divide it by the size of the
    gradients, and weights with large gradients would decay least. So the decay is taken out of the gradient.

    weight_decay: float.   The other arguments are those of `Adam`.

        >>> import minitf as tf
        >>> v = tf.Variable([8.0])
        >>> optimizer = tf.keras.optimizers.AdamW(learning_rate=0.5, weight_decay=0.5)
        >>> optimizer.apply([tf.constant([0.0])], [v])
        >>> v.numpy()
        array([6.], dtype=float32)

    Raises: ValueError where `weight_decay` is None.
    Source: keras.optimizers.AdamW; Loshchilov and Hutter, 2019.
    """

    def __init__(self, learning_rate=0.001, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-7, amsgrad=False,
                 **options):
        super().__init__(learning_rate, beta_1, beta_2, epsilon, amsgrad, weight_decay=weight_decay, **options)
        if weight_decay is None:
            raise ValueError(explain("AdamW", "weight_decay is None", "it must be a float", "Use Adam for none"))
