"""Several tensors at once, or none: identity_n, shape_n, group, no_op; and guarantee_const. Floor 2.

In graphs these order what has no result; eagerly, everything has happened when they are called.
"""

from __future__ import annotations

from ...backend.dtypes import int32
from ...backend.errors import InvalidArgumentError, explain
from ...core.context import local
from ...core.literals import short
from .identity import identity
from .layout import shape


def identity_n(input, name=None):
    """A list of tensors with the shapes, dtypes and values of those in the list `input`.

        >>> import minitf as tf
        >>> [t.numpy() for t in tf.identity_n([[1, 2], 3.])]
        [array([1, 2], dtype=int32), np.float32(3.0)]

    Raises: InvalidArgumentError for an empty list; TypeError for what is no list.
    Source: tf.identity_n.
    """
    return [identity(x) for x in _listed("identity_n", input)]


def shape_n(input, out_type=int32, name=None):
    """The shapes of the tensors in the list `input`: a list of vectors of dtype `out_type`.

        >>> import minitf as tf
        >>> [t.numpy() for t in tf.shape_n([[1, 2], [[3.]]])]
        [array([2], dtype=int32), array([1, 1], dtype=int32)]

    Raises: InvalidArgumentError for an empty list; TypeError for what is no list.
    Source: tf.shape_n.
    """
    return [shape(x, out_type) for x in _listed("shape_n", input)]


def guarantee_const(input, name=None):
    """`input` itself, with the promise that it never changes.

        >>> import minitf as tf
        >>> tf.guarantee_const([1, 2]).numpy()
        array([1, 2], dtype=int32)

    Source: tf.guarantee_const.
    """
    return identity(input)


def no_op(name=None):
    """Nothing; in a tf.Graph, an operation that does nothing.

        >>> import minitf as tf
        >>> tf.no_op()

    Source: tf.no_op.
    """
    return group(name=name)


def group(*inputs, **kwargs):
    """Nothing, after all `inputs` have been computed; as eagerly they are, before they get here.

    In a tf.Graph it is an operation, which runs them all.

        >>> import minitf as tf
        >>> v = tf.Variable(1)
        >>> tf.group(v.assign_add(1), v.assign_add(1))
        >>> v.numpy()
        np.int32(3)

    Source: tf.group.
    """
    make_group = getattr(local.state.graph, "group", None)
    return None if make_group is None else make_group(inputs, kwargs.get("name"))


def _listed(where, tensors):
    if not isinstance(tensors, (list, tuple)):
        rule = "it must be a list of tensors"
        raise TypeError(explain(where, f"input is {short(tensors)}", rule, "Put it in brackets"))
    if not tensors:
        raise InvalidArgumentError(explain(where, "input is an empty list", "it must hold a tensor"))
    return tensors
