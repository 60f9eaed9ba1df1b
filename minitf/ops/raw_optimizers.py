"""tf.raw_ops of the rarer optimizers, all arguments by keyword. Floor 2. Read `raw_ops.py` first.

In all of them the variables are float [...] and change in place, `grad` (or `delta`) is the gradient, of their shape,
and the hyperparameters have no axes. They raise InvalidArgumentError where the shapes differ, and ValueError where a
tensor has another dtype than `var`. The formulas stand in `variables/adaptive_steps.py`.
"""

from __future__ import annotations

from .axes import as_flag
from .raw_ops import apply_step
from .variables import adaptive_steps as steps


def ResourceApplyAdagrad(*, var, accum, lr, grad, use_locking=False, update_slots=True, name=None):
    """accum += grad^2, then var -= lr * grad / sqrt(accum), in place.

        >>> import minitf as tf
        >>> v, a = tf.Variable(1.), tf.Variable(0.)
        >>> tf.raw_ops.ResourceApplyAdagrad(var=v, accum=a, lr=0.5, grad=2.)
        >>> v.numpy()
        np.float32(0.5)

    Source: tf.raw_ops.ResourceApplyAdagrad.
    """
    apply_step(steps.ResourceApplyAdagrad, [var, accum], [lr, grad],
               update_slots=as_flag(update_slots, "update_slots"))


def ResourceApplyAdagradV2(*, var, accum, lr, epsilon, grad, use_locking=False, update_slots=True, name=None):
    """accum += grad^2, then var -= lr * grad / (sqrt(accum) + epsilon), in place.

        >>> import minitf as tf
        >>> v, a = tf.Variable(1.), tf.Variable(0.)
        >>> tf.raw_ops.ResourceApplyAdagradV2(var=v, accum=a, lr=0.5, epsilon=0., grad=2.)
        >>> v.numpy()
        np.float32(0.5)

    Source: tf.raw_ops.ResourceApplyAdagradV2.
    """
    apply_step(steps.ResourceApplyAdagradV2, [var, accum], [lr, epsilon, grad],
               update_slots=as_flag(update_slots, "update_slots"))


def ResourceApplyAdadelta(*, var, accum, accum_update, lr, rho, epsilon, grad, use_locking=False, name=None):
    """A step of Adadelta, in place: the size of the last changes over that of the last gradients, times the gradient.

        >>> import minitf as tf
        >>> v, a, u = tf.Variable(1.), tf.Variable(0.), tf.Variable(0.)
        >>> tf.raw_ops.ResourceApplyAdadelta(var=v, accum=a, accum_update=u, lr=0.5, rho=0., epsilon=0., grad=2.)
        >>> v.numpy()
        np.float32(1.0)

    Source: tf.raw_ops.ResourceApplyAdadelta.
    """
    apply_step(steps.ResourceApplyAdadelta, [var, accum, accum_update], [lr, rho, epsilon, grad])


def ResourceApplyAdaMax(*, var, m, v, beta1_power, lr, beta1, beta2, epsilon, grad, use_locking=False, name=None):
    """A step of AdaMax, in place: along the gradient's running mean, divided by the largest gradient of late.

        >>> import minitf as tf
        >>> w, m, v = tf.Variable(1.), tf.Variable(0.), tf.Variable(0.)
        >>> tf.raw_ops.ResourceApplyAdaMax(var=w, m=m, v=v, beta1_power=0.5, lr=0.5, beta1=0.5, beta2=0.5, epsilon=0.,
        ...                                grad=2.)
        >>> w.numpy()
        np.float32(0.5)

    Source: tf.raw_ops.ResourceApplyAdaMax.
    """
    apply_step(steps.ResourceApplyAdaMax, [var, m, v], [beta1_power, lr, beta1, beta2, epsilon, grad])


def ResourceApplyAdamWithAmsgrad(*, var, m, v, vhat, beta1_power, beta2_power, lr, beta1, beta2, epsilon, grad,
                                 use_locking=False, name=None):
    """A step of Adam, in place, divided by the root of the largest running mean square there ever was.

        >>> import minitf as tf
        >>> w, m, v, vhat = tf.Variable(1.), tf.Variable(0.), tf.Variable(0.), tf.Variable(0.)
        >>> tf.raw_ops.ResourceApplyAdamWithAmsgrad(var=w, m=m, v=v, vhat=vhat, beta1_power=0.5, beta2_power=0.5,
        ...                                         lr=0.5, beta1=0.5, beta2=0.5, epsilon=0., grad=2.)
        >>> w.numpy()
        np.float32(0.5)

    Source: tf.raw_ops.ResourceApplyAdamWithAmsgrad.
    """
    apply_step(steps.ResourceApplyAdamWithAmsgrad, [var, m, v, vhat],
               [beta1_power, beta2_power, lr, beta1, beta2, epsilon, grad])


def ResourceApplyCenteredRMSProp(*, var, mg, ms, mom, lr, rho, momentum, epsilon, grad, use_locking=False, name=None):
    """A step of RMSProp, in place, divided by the root of the gradient's running variance.

        >>> import minitf as tf
        >>> v, mg, ms, mom = tf.Variable(1.), tf.Variable(0.), tf.Variable(0.), tf.Variable(0.)
        >>> tf.raw_ops.ResourceApplyCenteredRMSProp(var=v, mg=mg, ms=ms, mom=mom, lr=0.5, rho=0.5, momentum=0.,
        ...                                         epsilon=0., grad=2.)
        >>> v.numpy()
        np.float32(0.0)

    Source: tf.raw_ops.ResourceApplyCenteredRMSProp.
    """
    apply_step(steps.ResourceApplyCenteredRMSProp, [var, mg, ms, mom], [lr, rho, momentum, epsilon, grad])


def ResourceApplyKerasMomentum(*, var, accum, lr, grad, momentum, use_locking=False, use_nesterov=False, name=None):
    """accum = momentum * accum - lr * grad, then var += accum, in place; the learning rate is in the accumulator.

        >>> import minitf as tf
        >>> v, a = tf.Variable(1.), tf.Variable(0.)
        >>> tf.raw_ops.ResourceApplyKerasMomentum(var=v, accum=a, lr=0.5, grad=1., momentum=0.5)
        >>> v.numpy()
        np.float32(0.5)

    Source: tf.raw_ops.ResourceApplyKerasMomentum.
    """
    apply_step(steps.ResourceApplyKerasMomentum, [var, accum], [lr, grad, momentum],
               use_nesterov=as_flag(use_nesterov, "use_nesterov"))


def ResourceApplyFtrl(*, var, accum, linear, grad, lr, l1, l2, lr_power, use_locking=False,
                      multiply_linear_by_lr=False, name=None):
    """A step of Ftrl, in place: weights whose sum of gradients stays within l1 are exactly 0.

        >>> import minitf as tf
        >>> v, a, b = tf.Variable(1.), tf.Variable(1.), tf.Variable(0.)
        >>> tf.raw_ops.ResourceApplyFtrl(var=v, accum=a, linear=b, grad=1., lr=0.5, l1=9., l2=0., lr_power=-0.5)
        >>> v.numpy()
        np.float32(0.0)

    Source: tf.raw_ops.ResourceApplyFtrl.
    """
    apply_step(steps.ResourceApplyFtrl, [var, accum, linear], [grad, lr, l1, l2, lr_power],
               multiply_linear_by_lr=as_flag(multiply_linear_by_lr, "multiply_linear_by_lr"))


def ResourceApplyProximalGradientDescent(*, var, alpha, l1, l2, delta, use_locking=False, name=None):
    """A step along the gradient, in place, then towards 0 by alpha * l1, but not past it; divided by 1 + alpha * l2.

        >>> import minitf as tf
        >>> v = tf.Variable([3., 0.5])
        >>> tf.raw_ops.ResourceApplyProximalGradientDescent(var=v, alpha=1., l1=1., l2=0., delta=[1., 0.])
        >>> v.numpy()
        array([1., 0.], dtype=float32)

    Source: tf.raw_ops.ResourceApplyProximalGradientDescent.
    """
    apply_step(steps.ResourceApplyProximalGradientDescent, [var], [alpha, l1, l2, delta])
