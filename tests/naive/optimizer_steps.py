"""The steps of optimizers in whole arrays, one line a formula: the oracle for the fast ones of
ops/variables/optimizer_steps.py.

Each takes the values of the op by name and returns the new values of its variables.
"""

import numpy as np


def gradient_descent(var, alpha, delta):
    return [var - alpha * delta]


def momentum(var, accum, lr, grad, momentum, use_nesterov):
    accum = accum * momentum + grad
    step = grad * lr + accum * momentum * lr if use_nesterov else accum * lr
    return [var - step, accum]


def rms_prop(var, ms, mom, lr, rho, momentum, epsilon, grad):
    ms = ms + (grad * grad - ms) * (1 - rho)
    mom = mom * momentum + grad * lr / np.sqrt(ms + epsilon)
    return [var - mom, ms, mom]


def adam(var, m, v, beta1_power, beta2_power, lr, beta1, beta2, epsilon, grad, use_nesterov):
    alpha = lr * np.sqrt(1 - beta2_power) / (1 - beta1_power)
    m = m + (grad - m) * (1 - beta1)
    v = v + (grad * grad - v) * (1 - beta2)
    direction = m * beta1 + grad * (1 - beta1) if use_nesterov else m
    return [var - direction * alpha / (np.sqrt(v) + epsilon), m, v]
