"""`get`: an optimizer from its name; `serialize` and `deserialize`: as a dict, and back. Floor 7."""

from ...backend.errors import did_you_mean, explain
from ..registry import get_registered_object
from ..serialization import deserialize_keras_object, serialize_keras_object
from .adadelta import Adadelta
from .adafactor import Adafactor
from .adagrad import Adagrad
from .adam import Adam
from .adamax import Adamax
from .adamw import AdamW
from .ftrl import Ftrl
from .lamb import Lamb
from .lion import Lion
from .loss_scale_optimizer import LossScaleOptimizer
from .multi_optimizer import MultiOptimizer
from .muon import Muon
from .nadam import Nadam
from .optimizer import Optimizer
from .rmsprop import RMSprop
from .schedule_free_adamw import ScheduleFreeAdamW
from .sgd import SGD

OPTIMIZERS = {optimizer.__name__.lower(): optimizer for optimizer in (
    Adadelta, Adafactor, Adagrad, Adam, AdamW, Adamax, Ftrl, Lamb, Lion, LossScaleOptimizer, MultiOptimizer, Muon,
    Nadam, Optimizer, RMSprop, SGD, ScheduleFreeAdamW)}


def get(identifier):
    """An optimizer.

    identifier: a name in upper or lower case; a dict that `serialize` made; an optimizer, which is returned as it is;
      or None, which stays None.

        >>> import minitf as tf
        >>> tf.keras.optimizers.get("rmsprop").rho
        0.9

    Raises: ValueError for anything else.
    Source: keras.optimizers.get. Differs: "lamb" is known, too.
    """
    if identifier is None or isinstance(identifier, Optimizer):
        return identifier
    if isinstance(identifier, str) and (identifier.lower() in OPTIMIZERS or get_registered_object(identifier)):
        return deserialize({"class_name": identifier, "config": {}})
    found = deserialize(identifier) if isinstance(identifier, dict) else None
    if isinstance(found, Optimizer):
        return found
    names = [optimizer.__name__ for optimizer in OPTIMIZERS.values()]
    fix = did_you_mean(identifier, [*names, *OPTIMIZERS]) if isinstance(identifier, str) else ""
    raise ValueError(explain("optimizers.get", f"received {identifier!r}", "it must be the name of an optimizer, its "
                             "config, or an optimizer", fix or f"The names are {', '.join(names)}"))


def serialize(optimizer):
    """An optimizer as a dict, from which `deserialize` makes it again.  Source: keras.optimizers.serialize."""
    return serialize_keras_object(optimizer)


def deserialize(config, custom_objects=None):
    """An optimizer from what `serialize` returned.

    config: dict; the class name of an optimizer of Keras may be in upper or lower case.
    custom_objects: dict, names of classes that are not Keras's -> the classes.

    Source: keras.optimizers.deserialize.
    """
    config = dict(config)
    if config["class_name"].lower() in OPTIMIZERS:
        config["class_name"] = config["class_name"].lower()
    return deserialize_keras_object(config, module_objects=OPTIMIZERS, custom_objects=custom_objects)
