"""The memory of an optimizer: the number of its steps, and its slots. Floor 8. Read `training.py` first.

Both sides remember the same, in the same order: first one slot for all weights, then the next. Two differ a little:

    momentum    there the learning rate is not in it:  memory = momentum memory + g, where Keras has  - rate g
    RMSprop     there is always a slot for momentum, of zeros without it
"""

import numpy as np

from ... import keras

SLOTS = {"Adam": ("m", "v"), "Adagrad": ("accumulator",), "Adadelta": ("var", "updates"), "SGD": ("momentum",),
         "RMSprop": ("rms", "momentum", "mg")}  # fmt: skip


def named_state(optimizer, variables) -> list:
    """Pairs of name and array, the number of steps first; none where there is no state, or no counterpart of it.

    variables: those that the optimizer moves.
    """
    kind = type(optimizer).__name__
    if kind not in SLOTS or not optimizer.built:
        return []
    slots = [[v.numpy() for v in found] for found in optimizer._slots]
    if kind == "SGD":
        rate = float(optimizer.learning_rate.numpy()) or 1.0
        slots = [[-array / rate for array in found] for found in slots if optimizer.momentum]
    if kind == "RMSprop" and not optimizer.momentum:
        slots.insert(1, [np.zeros_like(array) for array in slots[0]])
    steps = np.asarray(optimizer.iterations.numpy(), np.int32)
    return [("iter", steps)] + [(f"{variable.path}/{name}", array) for name, found in zip(SLOTS[kind], slots)
                                for variable, array in zip(variables, found, strict=True)]


def set_state(optimizer, variables, state) -> bool:
    """Give an optimizer the state that it had there; False where it does not fit the variables.

    state: arrays, in the order of `named_state`.
    """
    optimizer.build(variables)
    wanted = [array for _, array in named_state(optimizer, variables)]
    if [array.shape for array in wanted] != [array.shape for array in state]:
        return False
    optimizer.iterations.assign(int(state[0]))
    arrays = list(state[1:])
    if isinstance(optimizer, keras.optimizers.RMSprop) and not optimizer.momentum:
        del arrays[len(variables) : 2 * len(variables)]
    if isinstance(optimizer, keras.optimizers.SGD):
        rate = float(optimizer.learning_rate.numpy()) or 1.0
        arrays = [-array * rate for array in arrays]
    for variable, array in zip([v for found in optimizer._slots for v in found], arrays):
        variable.assign(array)
    return True
