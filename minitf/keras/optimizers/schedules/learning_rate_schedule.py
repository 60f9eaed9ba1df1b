"""LearningRateSchedule: a learning rate that depends on the step. Floor 7. Read next: `exponential_decay.py`."""

from ....backend.errors import explain
from ....core.convert import convert_to_tensor
from ....ops.shapes.identity import cast


class LearningRateSchedule:
    """Base of schedules: an object that an optimizer calls with the number of the step, for the learning rate.

        >>> import minitf as tf
        >>> class Halving(tf.keras.optimizers.schedules.LearningRateSchedule):
        ...     def __call__(self, step):
        ...         return 0.5 ** tf.cast(step, tf.float32)
        >>> optimizer = tf.keras.optimizers.SGD(Halving())
        >>> v = tf.Variable(1.)
        >>> for _ in range(3):
        ...     optimizer.apply([tf.constant(0.)], [v])
        >>> float(optimizer.learning_rate)
        0.125

    A subclass that is to be saved also defines `get_config`.   Raises: NotImplementedError where it does not.
    Source: keras.optimizers.schedules.LearningRateSchedule.
    """

    def __call__(self, step):
        """The learning rate, float [].   step: int [], how many steps were taken before."""
        raise NotImplementedError(explain(type(self).__name__, "called with a step", "a schedule computes the rate "
                                          "of a step", "Define __call__(self, step)"))

    def get_config(self):
        """The arguments that make this schedule again, as a dict."""
        raise NotImplementedError(explain(type(self).__name__, "asked for its config", "a schedule that is saved must "
                                          "say what it was made with", "Define get_config(self)"))

    @classmethod
    def from_config(cls, config):
        """A schedule from what `get_config` returned."""
        return cls(**config)


def rate_and_step(initial_learning_rate, step):
    """Both as tensors, the step in the dtype of the rate."""
    rate = convert_to_tensor(initial_learning_rate)
    return rate, cast(step, rate.dtype)


def require_positive(schedule, name, steps):
    """ValueError unless `steps`, the argument called `name`, is over 0."""
    if steps <= 0:
        raise ValueError(explain(schedule, f"{name} is {steps}", "a schedule needs at least one step"))
