"""Floor 7: learning rates that change from step to step.   Also the table of what `keras.optimizers.schedules` offers.

Read `learning_rate_schedule.py` first.
"""

from ....backend.tables import lazy

PACKAGE = "keras.optimizers.schedules"

NAMES = {
    f"{PACKAGE}.cosine_decay": "CosineDecay",
    f"{PACKAGE}.cosine_decay_restarts": "CosineDecayRestarts",
    f"{PACKAGE}.exponential_decay": "ExponentialDecay",
    f"{PACKAGE}.inverse_time_decay": "InverseTimeDecay",
    f"{PACKAGE}.learning_rate_schedule": "LearningRateSchedule",
    f"{PACKAGE}.piecewise_constant_decay": "PiecewiseConstantDecay",
    f"{PACKAGE}.polynomial_decay": "PolynomialDecay",
    f"{PACKAGE}.saved": "serialize deserialize",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
