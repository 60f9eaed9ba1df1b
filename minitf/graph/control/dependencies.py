"""tf.control_dependencies: an order that holds anyway. Floor 4."""

from __future__ import annotations

from contextlib import nullcontext

from ...backend.errors import explain
from ...core.context import local


def control_dependencies(control_inputs):
    """A block whose ops run after `control_inputs`: as all ops here run in the order in which the program made them.

    control_inputs: a list of tensors and operations, or None.

        >>> import minitf as tf
        >>> v = tf.Variable(1)
        >>> with tf.control_dependencies([v.assign_add(1)]):
        ...     y = v * 10
        >>> y.numpy()
        np.int32(20)

    Raises: TypeError for what is no list.
    Source: tf.control_dependencies.
    """
    if control_inputs is not None:
        try:
            iter(control_inputs)
        except TypeError:
            raise TypeError(explain("control_dependencies", f"received {control_inputs!r}", "it must be a list of "
                                    "tensors and operations", "Put it in brackets")) from None
    draw_arrows = getattr(local.state.graph, "control_dependencies", None)  # only a tf.Graph needs any
    return nullcontext() if draw_arrows is None else draw_arrows(control_inputs)
