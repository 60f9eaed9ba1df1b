"""minitf/ops/variables/spelled_rule.py: in ops, a step gives what it gives in one."""

import numpy as np
import pytest

import minitf as tf
from minitf.keras.optimizers.fused import adam, adaptive, momentum
from minitf.ops.variables.apply_rule import ResourceApplyRule
from minitf.ops.variables.spelled_rule import spelled_out
from minitf.ops.variables.update import update

BETAS = {"beta_1": 0.9, "beta_2": 0.99}
SMALL = {"epsilon": 1e-7}
RULES = {  # name -> (rule, slots, scratch, options)
    "plain": (momentum.sgd, 0, 2, {"momentum": 0.0, "nesterov": False}),
    "heavy": (momentum.sgd, 1, 2, {"momentum": 0.9, "nesterov": True}),
    "lion": (momentum.lion, 1, 2, BETAS),
    "adam": (adam.adam, 2, 2, BETAS | SMALL | {"amsgrad": False}),
    "amsgrad": (adam.adam, 3, 2, BETAS | SMALL | {"amsgrad": True}),
    "adamax": (adam.adamax, 2, 2, BETAS | SMALL),
    "rmsprop": (adaptive.rmsprop, 3, 2, SMALL | {"rho": 0.9, "momentum": 0.5, "centered": True}),
    "adagrad": (adaptive.adagrad, 1, 2, SMALL),
    "adadelta": (adaptive.adadelta, 2, 3, SMALL | {"rho": 0.9}),
}


@pytest.mark.parametrize("name", RULES)
@pytest.mark.parametrize("decay", [(0.0, 0.0), (0.1, 0.0)], ids=["", "decay"])
def test_two_steps_of_two_variables(name, decay):
    rule, slots, scratch, options = RULES[name]
    gradients = tf.constant([[1.0, -2.0, 0.5]]), tf.constant([3.0, -0.1])
    attrs = {"rule": rule, "slots": slots, "scratch": scratch, "decay": decay, "options": tuple(options.items())}

    def steps(move):
        variables = [[tf.Variable(tf.ones_like(g)), *(tf.Variable(tf.zeros_like(g)) for _ in range(slots))]
                     for g in gradients]
        flat = [each for group in variables for each in group]
        for t in (1.0, 2.0):
            move(flat, *gradients, tf.constant(0.01), tf.constant(t))
        return [each.numpy() for each in flat]

    in_one = steps(lambda variables, *inputs: update(ResourceApplyRule, variables, *inputs, **attrs))
    in_ops = steps(lambda variables, *inputs: tf.function(lambda: spelled_out(*variables, *inputs, **attrs))())
    for one, spelled in zip(in_one, in_ops, strict=True):
        np.testing.assert_allclose(spelled, one, rtol=2e-6)
