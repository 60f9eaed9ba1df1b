"""Whether float32 may be computed a little less exactly where that is faster. Floor 0.

One switch for the whole program, as in TensorFlow, which speaks of TensorFloat-32: products with 10 bits after the
binary point, on GPUs that have them. There CuPy is told so; on the CPU it lets convolutions go Winograd's way, which
loses 3 of 23 bits.
"""

_allowed = True


def enable_tensor_float_32_execution(enabled):
    """Allow, or forbid, faster ways that leave a larger error in float32. They are allowed at first.

    enabled: a bool.

        >>> import minitf as tf
        >>> tf.config.experimental.enable_tensor_float_32_execution(False)
        >>> tf.config.experimental.tensor_float_32_execution_enabled()
        False
        >>> tf.config.experimental.enable_tensor_float_32_execution(True)

    Source: tf.config.experimental.enable_tensor_float_32_execution. Differs: on the CPU it allows Winograd's
    convolution, with an error of about 7e-6 of the result in place of 6e-7; for a GPU it must be said before the first
    use of one.
    """
    global _allowed
    _allowed = bool(enabled)


def tensor_float_32_execution_enabled():
    """Whether the faster ways are allowed: what `enable_tensor_float_32_execution` was told, True at first.

    Source: tf.config.experimental.tensor_float_32_execution_enabled.
    """
    return _allowed
