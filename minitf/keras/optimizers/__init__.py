"""Floor 7: optimizers, which move variables against their gradients.   Also the table of `tf.keras.optimizers`.

Read `optimizer.py` first, then `sgd.py` and `adam.py`. The rule of each optimizer stands in its own file as a formula;
how it runs in place, at the speed of memory, stands in `fused/`.
"""

from ...backend.tables import lazy

PACKAGE = "keras.optimizers"

NAMES = {
    f"{PACKAGE}.adadelta": "Adadelta",
    f"{PACKAGE}.adafactor": "Adafactor",
    f"{PACKAGE}.adagrad": "Adagrad",
    f"{PACKAGE}.adam": "Adam",
    f"{PACKAGE}.adamax": "Adamax",
    f"{PACKAGE}.adamw": "AdamW",
    f"{PACKAGE}.finding": "get serialize deserialize",
    f"{PACKAGE}.ftrl": "Ftrl",
    f"{PACKAGE}.lamb": "Lamb",
    f"{PACKAGE}.lion": "Lion",
    f"{PACKAGE}.loss_scale_optimizer": "LossScaleOptimizer",
    f"{PACKAGE}.multi_optimizer": "MultiOptimizer",
    f"{PACKAGE}.muon": "Muon",
    f"{PACKAGE}.nadam": "Nadam",
    f"{PACKAGE}.optimizer": "Optimizer",
    f"{PACKAGE}.optimizer_map": "OptimizerMap",
    f"{PACKAGE}.rmsprop": "RMSprop",
    f"{PACKAGE}.schedule_free_adamw": "ScheduleFreeAdamW",
    f"{PACKAGE}.sgd": "SGD",
}

# Tables below this one: `tf.keras.optimizers.schedules` and `.legacy`.
NAMESPACES = "legacy schedules"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
