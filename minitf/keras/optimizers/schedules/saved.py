"""serialize and deserialize: schedules as dicts, and back. Floor 7."""

from ...serialization import deserialize_keras_object, serialize_keras_object
from .cosine_decay import CosineDecay
from .cosine_decay_restarts import CosineDecayRestarts
from .exponential_decay import ExponentialDecay
from .inverse_time_decay import InverseTimeDecay
from .learning_rate_schedule import LearningRateSchedule
from .piecewise_constant_decay import PiecewiseConstantDecay
from .polynomial_decay import PolynomialDecay

SCHEDULES = {schedule.__name__: schedule for schedule in (
    CosineDecay, CosineDecayRestarts, ExponentialDecay, InverseTimeDecay, LearningRateSchedule, PiecewiseConstantDecay,
    PolynomialDecay)}


def serialize(learning_rate_schedule):
    """A schedule as a dict, from which `deserialize` makes it again.  Source: keras.optimizers.schedules.serialize.

        >>> import minitf as tf
        >>> schedules = tf.keras.optimizers.schedules
        >>> config = schedules.serialize(schedules.ExponentialDecay(0.5, 10, 0.9))
        >>> config["class_name"], schedules.deserialize(config).decay_steps
        ('ExponentialDecay', 10)
    """
    return serialize_keras_object(learning_rate_schedule)


def deserialize(config, custom_objects=None):
    """A schedule from what `serialize` returned.  Source: keras.optimizers.schedules.deserialize.

    custom_objects: dict, names of classes that are not Keras's -> the classes.
    """
    return deserialize_keras_object(config, module_objects=SCHEDULES, custom_objects=custom_objects,
                                    printable_module_name="decay")
