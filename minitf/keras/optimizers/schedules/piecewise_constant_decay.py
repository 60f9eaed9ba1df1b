"""PiecewiseConstantDecay: one rate up to a step, another up to the next. Floor 7."""

from ....backend.errors import explain
from ....core.convert import convert_to_tensor
from ....ops.shapes.identity import cast
from .learning_rate_schedule import LearningRateSchedule


class PiecewiseConstantDecay(LearningRateSchedule):
    """The first of `values` up to and with the first of `boundaries`, then the second, and so on.

    boundaries: list of B ints or floats, rising.   values: list of B + 1 floats.

        >>> import minitf as tf
        >>> schedule = tf.keras.optimizers.schedules.PiecewiseConstantDecay([2, 4], [1., 0.5, 0.25])
        >>> [float(schedule(step)) for step in range(6)]
        [1.0, 1.0, 1.0, 0.5, 0.5, 0.25]

    Raises: ValueError unless there is one value more than there are boundaries.
    Source: keras.optimizers.schedules.PiecewiseConstantDecay.
    """

    def __init__(self, boundaries, values, name="PiecewiseConstant"):
        if len(boundaries) != len(values) - 1:
            raise ValueError(explain("PiecewiseConstantDecay", f"{len(boundaries)} boundaries and {len(values)} values",
                                     "there must be one value more than boundaries"))
        self.boundaries = boundaries
        self.values = values
        self.name = name

    def __call__(self, step):
        step = convert_to_tensor(step)
        values = [convert_to_tensor(value) for value in self.values]
        above = [step > cast(boundary, step.dtype) for boundary in self.boundaries]
        rate = values[0]
        for is_above, before, after in zip(above, values, values[1:]):
            rate += cast(is_above, rate.dtype) * (after - before)
        return rate

    def get_config(self):
        return {"boundaries": self.boundaries, "values": self.values, "name": self.name}
