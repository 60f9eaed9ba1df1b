"""The rarer optimizers' steps, for single numbers or whole arrays: the new value of the variable."""

import numpy as np


def adagrad(var, accum, lr, grad, epsilon=0):
    return var - lr * grad / (np.sqrt(accum + grad**2) + epsilon)


def adadelta(var, accum, accum_update, lr, rho, epsilon, grad):
    accum = rho * accum + (1 - rho) * grad**2
    return var - lr * np.sqrt(accum_update + epsilon) / np.sqrt(accum + epsilon) * grad


def adamax(var, m, v, beta1_power, lr, beta1, beta2, epsilon, grad):
    m, v = beta1 * m + (1 - beta1) * grad, np.maximum(beta2 * v, abs(grad))
    return var - lr / (1 - beta1_power) * m / (v + epsilon)


def amsgrad(var, m, v, vhat, beta1_power, beta2_power, lr, beta1, beta2, epsilon, grad):
    m, v = beta1 * m + (1 - beta1) * grad, beta2 * v + (1 - beta2) * grad**2
    return var - lr * np.sqrt(1 - beta2_power) / (1 - beta1_power) * m / (np.sqrt(np.maximum(vhat, v)) + epsilon)


def centered_rms_prop(var, mg, ms, mom, lr, rho, momentum, epsilon, grad):
    ms, mg = rho * ms + (1 - rho) * grad**2, rho * mg + (1 - rho) * grad
    return var - (momentum * mom + lr * grad / np.sqrt(ms - mg**2 + epsilon))


def ftrl(var, accum, linear, grad, lr, l1, l2, lr_power):
    after = (accum + grad**2) ** -lr_power
    linear = linear + grad - (after - accum**-lr_power) / lr * var
    return np.where(abs(linear) > l1, (np.sign(linear) * l1 - linear) / (after / lr + 2 * l2), 0)


def proximal(var, alpha, l1, l2, delta):
    prox = var - alpha * delta
    return np.sign(prox) * np.maximum(abs(prox) - alpha * l1, 0) / (1 + alpha * l2)
