"""Records what TensorFlow's optimizer ops compute, for tests/ops/variables/test_optimizer_steps.py.

Run with a Python that has TensorFlow 2.21 on a CPU:  python tests/golden/record_training.py
Writes training.json beside this file: for each op and dtype the values after three steps, from the starting values and
gradients that `start` gives.
"""

import json
from pathlib import Path

import numpy as np

HYPERPARAMETERS = {
    "ResourceApplyGradientDescent": {"alpha": 0.1},
    "ResourceApplyMomentum": {"lr": 0.1, "momentum": 0.9, "use_nesterov": False},
    "ResourceApplyMomentum nesterov": {"lr": 0.1, "momentum": 0.9, "use_nesterov": True},
    "ResourceApplyRMSProp": {"lr": 0.1, "rho": 0.9, "momentum": 0.5, "epsilon": 1e-7},
    "ResourceApplyAdam": {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7, "use_nesterov": False},
    "ResourceApplyAdam nesterov": {"lr": 0.1, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-7, "use_nesterov": True},
}
SLOTS = {
    "ResourceApplyGradientDescent": ["var"],
    "ResourceApplyMomentum": ["var", "accum"],
    "ResourceApplyRMSProp": ["var", "ms", "mom"],
    "ResourceApplyAdam": ["var", "m", "v"],
}
STEPS = 3


def start(slots, dtype):
    """The variable starts between -2 and 2, the optimizer's memory at zero; and the gradient of each step."""
    var = np.linspace(-2, 2, 7).astype(dtype)
    values = {slot: var if slot == "var" else np.zeros(7, dtype) for slot in slots}
    gradients = [np.sin(np.arange(7) + 5 * step).astype(dtype) for step in range(STEPS)]
    return values, gradients


def run(tf, case, dtype):
    """Take the steps with the library `tf`; return the final values of the variables, as arrays."""
    name = case.split()[0]
    values, gradients = start(SLOTS[name], dtype)
    variables = {slot: tf.Variable(value) for slot, value in values.items()}
    settings = dict(HYPERPARAMETERS[case])
    for step, gradient in enumerate(gradients, 1):
        if "beta1" in settings:
            settings |= {"beta1_power": settings["beta1"] ** step, "beta2_power": settings["beta2"] ** step}
        handles = {slot: variable.handle for slot, variable in variables.items()}
        argument = {"delta" if name.endswith("Descent") else "grad": tf.constant(gradient)}
        getattr(tf.raw_ops, name)(**handles, **argument, **settings)
    return {slot: variable.numpy() for slot, variable in variables.items()}


def main():
    import tensorflow as tf

    cases = {
        f"{case} {dtype}": {slot: array.tolist() for slot, array in run(tf, case, dtype).items()}
        for case in HYPERPARAMETERS
        for dtype in ("float32", "float64", "float16")
    }
    golden = {"tensorflow": tf.__version__, "cases": cases}
    Path(__file__).with_name("training.json").write_text(json.dumps(golden, indent=1) + "\n")


if __name__ == "__main__":
    main()
