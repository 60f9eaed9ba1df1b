"""More steps of optimizers: Adagrad, Adadelta, AdaMax, Ftrl and their like. Floor 2. Read `optimizer_steps.py` first.

They are used less, so their formulas stand as they are, one expression a line. They too run over blocks that stay in
the cache, and write in place.
"""

from __future__ import annotations

from ...backend.dtypes import FLOATING
from ...core.op import Op
from .optimizer_steps import blockwise, check_step


class ResourceApplyAdagrad(Op):
    """accum += grad^2;  var -= lr * grad / sqrt(accum).   var, accum, grad: float [...], lr: [].

    update_slots: whether accum changes.   Source: Duchi et al., 2011.
    """

    T = FLOATING
    stateful = True

    def infer(var, accum, lr, grad, *, update_slots):
        return check_step((var, accum, grad), (lr,))

    def kernel(xp, var, accum, lr, grad, *, update_slots):
        def step(var, accum, grad):
            if update_slots:
                accum += grad * grad
            var -= grad * lr / xp.sqrt(accum)

        blockwise(step, var, accum, grad, scratch=0)


class ResourceApplyAdagradV2(Op):
    """accum += grad^2;  var -= lr * grad / (sqrt(accum) + epsilon).   var, accum, grad: float [...], the others: []."""

    T = FLOATING
    stateful = True

    def infer(var, accum, lr, epsilon, grad, *, update_slots):
        return check_step((var, accum, grad), (lr, epsilon))

    def kernel(xp, var, accum, lr, epsilon, grad, *, update_slots):
        def step(var, accum, grad):
            if update_slots:
                accum += grad * grad
            var -= grad * lr / (xp.sqrt(accum) + epsilon)

        blockwise(step, var, accum, grad, scratch=0)


class ResourceApplyAdadelta(Op):
    """change = sqrt(accum_update + epsilon) / sqrt(accum + epsilon) * grad;  var -= lr * change.

    accum and accum_update are running means of grad^2 and change^2, of which rho is kept.   Source: Zeiler, 2012.
    """

    T = FLOATING
    stateful = True

    def infer(var, accum, accum_update, lr, rho, epsilon, grad):
        return check_step((var, accum, accum_update, grad), (lr, rho, epsilon))

    def kernel(xp, var, accum, accum_update, lr, rho, epsilon, grad):
        def step(var, accum, accum_update, grad):
            accum[...] = accum * rho + grad * grad * (1 - rho)
            change = xp.sqrt(accum_update + epsilon) / xp.sqrt(accum + epsilon) * grad
            var -= change * lr
            accum_update[...] = accum_update * rho + change * change * (1 - rho)

        blockwise(step, var, accum, accum_update, grad, scratch=0)


class ResourceApplyAdaMax(Op):
    """As Adam, but v = max(beta2 * v, |grad|), the largest of late.   var, m, v, grad: float [...], the others: [].

    var -= lr / (1 - beta1_power) * m / (v + epsilon).   Source: Kingma and Ba, 2015.
    """

    T = FLOATING
    stateful = True

    def infer(var, m, v, beta1_power, lr, beta1, beta2, epsilon, grad):
        return check_step((var, m, v, grad), (beta1_power, lr, beta1, beta2, epsilon))

    def kernel(xp, var, m, v, beta1_power, lr, beta1, beta2, epsilon, grad):
        def step(var, m, v, grad):
            m += (grad - m) * (1 - beta1)
            xp.maximum(beta2 * v, xp.abs(grad), out=v)
            var -= lr / (1 - beta1_power) * (m / (v + epsilon))

        blockwise(step, var, m, v, grad, scratch=0)


class ResourceApplyAdamWithAmsgrad(Op):
    """As Adam, but divided by the root of vhat, the largest v there ever was.   Source: Reddi et al., 2018."""

    T = FLOATING
    stateful = True

    def infer(var, m, v, vhat, beta1_power, beta2_power, lr, beta1, beta2, epsilon, grad):
        return check_step((var, m, v, vhat, grad), (beta1_power, beta2_power, lr, beta1, beta2, epsilon))

    def kernel(xp, var, m, v, vhat, beta1_power, beta2_power, lr, beta1, beta2, epsilon, grad):
        alpha = lr * xp.sqrt(1 - beta2_power) / (1 - beta1_power)

        def step(var, m, v, vhat, grad):
            m += (grad - m) * (1 - beta1)
            v += (grad * grad - v) * (1 - beta2)
            xp.maximum(vhat, v, out=vhat)
            var -= m * alpha / (xp.sqrt(vhat) + epsilon)

        blockwise(step, var, m, v, vhat, grad, scratch=0)


class ResourceApplyCenteredRMSProp(Op):
    """As RMSProp, but divided by the root of the variance, ms - mg^2; mg is the running mean of the gradient."""

    T = FLOATING
    stateful = True

    def infer(var, mg, ms, mom, lr, rho, momentum, epsilon, grad):
        return check_step((var, mg, ms, mom, grad), (lr, rho, momentum, epsilon))

    def kernel(xp, var, mg, ms, mom, lr, rho, momentum, epsilon, grad):
        def step(var, mg, ms, mom, grad):
            ms += (grad * grad - ms) * (1 - rho)
            mg += (grad - mg) * (1 - rho)
            mom[...] = mom * momentum + grad * lr / xp.sqrt(ms - mg * mg + epsilon)
            var -= mom

        blockwise(step, var, mg, ms, mom, grad, scratch=0)


class ResourceApplyKerasMomentum(Op):
    """accum = momentum * accum - lr * grad;  var += accum, or momentum * accum - lr * grad with use_nesterov."""

    T = FLOATING
    stateful = True

    def infer(var, accum, lr, grad, momentum, *, use_nesterov):
        return check_step((var, accum, grad), (lr, momentum))

    def kernel(xp, var, accum, lr, grad, momentum, *, use_nesterov):
        def step(var, accum, grad):
            accum[...] = accum * momentum - grad * lr
            var += accum * momentum - grad * lr if use_nesterov else accum

        blockwise(step, var, accum, grad, scratch=0)


class ResourceApplyFtrl(Op):
    """Follow the regularized leader: weights whose sum of gradients stays within l1 are exactly 0.

    accum += grad^2;  linear += grad - (accum^-lr_power - its old value) / lr * var;
    var = (sign(linear) l1 - linear) / (accum^-lr_power / lr + 2 l2) where |linear| > l1, else 0.
    multiply_linear_by_lr: linear, and all that it is compared with, are lr times that.   Source: McMahan et al., 2013.
    """

    T = FLOATING
    stateful = True

    def infer(var, accum, linear, grad, lr, l1, l2, lr_power, *, multiply_linear_by_lr):
        return check_step((var, accum, linear, grad), (lr, l1, l2, lr_power))

    def kernel(xp, var, accum, linear, grad, lr, l1, l2, lr_power, *, multiply_linear_by_lr):
        one = lr.dtype.type(1)
        scale, rate = (lr, one) if multiply_linear_by_lr else (one, lr)

        def step(var, accum, linear, grad):
            before = accum ** -lr_power
            accum += grad * grad
            after = accum ** -lr_power
            linear += grad * scale - (after - before) / rate * var
            rest = xp.sign(linear) * (l1 * scale) - linear
            kept = rest / (after / rate + 2 * l2 * scale)
            var[...] = xp.where(xp.abs(linear) > l1 * scale, kept, var.dtype.type(0))

        blockwise(step, var, accum, linear, grad, scratch=0)


class ResourceApplyProximalGradientDescent(Op):
    """prox = var - alpha * delta;  var = sign(prox) max(|prox| - alpha l1, 0) / (1 + alpha l2): small ones end at 0."""

    T = FLOATING
    stateful = True

    def infer(var, alpha, l1, l2, delta):
        return check_step((var, delta), (alpha, l1, l2))

    def kernel(xp, var, alpha, l1, l2, delta):
        def step(var, delta):
            prox = var - alpha * delta
            size = xp.maximum(xp.abs(prox) - alpha * l1, var.dtype.type(0))
            var[...] = xp.sign(prox) * size / (1 + alpha * l2)

        blockwise(step, var, delta, scratch=0)
