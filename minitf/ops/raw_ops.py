"""tf.raw_ops: ops under their own names, all arguments by keyword. Floor 2. Read `variables/optimizer_steps.py` first.

Optimizers call these. What TensorFlow passes as a variable's handle is the variable itself here.
"""

from __future__ import annotations

from ..backend.errors import explain
from ..core.convert import convert_to_tensor
from ..core.fast import WEAK, weak
from ..core.literals import short
from .axes import as_flag
from .image.projective import projected
from .variables import optimizer_steps as training
from .variables.update import update
from .variables.variable import Variable


def apply_step(op, variables, values, **attrs):
    """Run one step of an optimizer; its values take the dtype of the variable."""
    for variable in variables:
        if not isinstance(variable, Variable):
            raise TypeError(explain(op.__name__, f"received {short(variable)} in place of a variable",
                                    "what an optimizer changes must be a variable", "Pass variable.handle"))
    variables = [variable.handle for variable in variables]
    update(op, variables, *[_as_value(value, variables[0]) for value in values], **attrs)


def _as_value(value, variable):
    """A gradient or a hyperparameter as a tensor; most often a float, which takes the short way."""
    if type(value) in WEAK:
        value = weak(value, variable.dtype.np, variable._device)
    return convert_to_tensor(value, variable.dtype)


def ResourceApplyGradientDescent(*, var, alpha, delta, use_locking=False, name=None):
    """var -= alpha * delta, in place.

    var: a float variable [...].   delta: the gradient, of its shape.   alpha: the learning rate, [].

        >>> import minitf as tf
        >>> v = tf.Variable([1., 2.])
        >>> tf.raw_ops.ResourceApplyGradientDescent(var=v.handle, alpha=0.5, delta=[1., 1.])
        >>> v.numpy()
        array([0.5, 1.5], dtype=float32)

    Raises: InvalidArgumentError where the shapes differ; ValueError where a tensor has another dtype than `var`.
    Source: tf.raw_ops.ResourceApplyGradientDescent.
    """
    apply_step(training.ResourceApplyGradientDescent, [var], [alpha, delta])


def ResourceApplyMomentum(*, var, accum, lr, grad, momentum, use_locking=False, use_nesterov=False, name=None):
    """accum = momentum * accum + grad, then var -= lr * accum, in place.

    var, accum: float variables [...].   grad: the gradient, of their shape.   lr, momentum: [].
    use_nesterov: step to where the momentum leads instead: var -= lr * (grad + momentum * accum).

        >>> import minitf as tf
        >>> v, a = tf.Variable(1.), tf.Variable(2.)
        >>> tf.raw_ops.ResourceApplyMomentum(var=v.handle, accum=a.handle, lr=0.5, grad=1., momentum=0.5)
        >>> v.numpy(), a.numpy()
        (np.float32(0.0), np.float32(2.0))

    Raises: InvalidArgumentError where the shapes differ; ValueError where a tensor has another dtype than `var`.
    Source: tf.raw_ops.ResourceApplyMomentum.
    """
    apply_step(training.ResourceApplyMomentum, [var, accum], [lr, grad, momentum],
               use_nesterov=as_flag(use_nesterov, "use_nesterov"))


def ResourceApplyRMSProp(*, var, ms, mom, lr, rho, momentum, epsilon, grad, use_locking=False, name=None):
    """A step of RMSProp, in place: the gradient divided by the root of its running mean square.

    var, ms, mom: float variables [...].   grad: the gradient, of their shape.   lr, rho, momentum, epsilon: [].

        >>> import minitf as tf
        >>> v, ms, mom = tf.Variable(1.), tf.Variable(0.), tf.Variable(0.)
        >>> tf.raw_ops.ResourceApplyRMSProp(var=v.handle, ms=ms.handle, mom=mom.handle, lr=0.5, rho=0.75,
        ...                                 momentum=0., epsilon=0., grad=4.)
        >>> v.numpy(), ms.numpy()
        (np.float32(0.0), np.float32(4.0))

    Raises: InvalidArgumentError where the shapes differ; ValueError where a tensor has another dtype than `var`.
    Source: tf.raw_ops.ResourceApplyRMSProp.
    """
    apply_step(training.ResourceApplyRMSProp, [var, ms, mom], [lr, rho, momentum, epsilon, grad])


def ResourceApplyAdam(*, var, m, v, beta1_power, beta2_power, lr, beta1, beta2, epsilon, grad, use_locking=False,
                      use_nesterov=False, name=None):
    """A step of Adam, in place: along the gradient's running mean, divided by the root of its running mean square.

    var, m, v: float variables [...]; m and v start at zero.   grad: the gradient, of their shape.
    beta1, beta2: [], in [0, 1): how much of the running means is kept.
    beta1_power, beta2_power: [], their powers to the number of this step, counted from 1.
    lr, epsilon: [].

        >>> import minitf as tf
        >>> w, m, v = tf.Variable(1.), tf.Variable(0.), tf.Variable(0.)
        >>> tf.raw_ops.ResourceApplyAdam(var=w.handle, m=m.handle, v=v.handle, beta1_power=0.9, beta2_power=0.999,
        ...                              lr=0.5, beta1=0.9, beta2=0.999, epsilon=0., grad=4.)
        >>> w.numpy()
        np.float32(0.5)

    Raises: InvalidArgumentError where the shapes differ; ValueError where a tensor has another dtype than `var`.
    Source: tf.raw_ops.ResourceApplyAdam.
    """
    apply_step(training.ResourceApplyAdam, [var, m, v],
           [beta1_power, beta2_power, lr, beta1, beta2, epsilon, grad],
               use_nesterov=as_flag(use_nesterov, "use_nesterov"))


def ImageProjectiveTransformV3(images, transforms, output_shape, fill_value, interpolation, fill_mode="CONSTANT",
                               name=None):
    """Images that are turned, moved, stretched, or seen in perspective.   images: real [N, H, W, C]  ->  [N, h, w, C].

    transforms: float32 [N, 8] or [1, 8], where each output pixel is looked up: see `ops/image/projective.py`.
    output_shape: int32 (h, w). interpolation: "NEAREST" or "BILINEAR".
    fill_mode: "REFLECT", "WRAP", "NEAREST", or "CONSTANT" for fill_value outside of the image.

        >>> import minitf as tf
        >>> moved = tf.raw_ops.ImageProjectiveTransformV3(
        ...     images=[[[[1.], [2.], [3.]]]], transforms=[[1., 0., -1., 0., 1., 0., 0., 0.]], output_shape=[1, 3],
        ...     fill_value=9., interpolation="NEAREST")
        >>> moved.numpy().ravel()
        array([9., 1., 2.], dtype=float32)

    Raises: InvalidArgumentError for other shapes.
    Source: tf.raw_ops.ImageProjectiveTransformV3.
    """
    return projected(images, transforms, output_shape, interpolation, fill_mode, fill_value)
