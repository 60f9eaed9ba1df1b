"""How a model was compiled. Floor 8. Read next: `optimizer_state.py`.

There, losses and metrics are functions that a name leads to, without settings; optimizers have few.
"""

from ... import keras
from ...keras.naming import to_snake_case
from ...keras.saving.legacy_model import short_config

LOSSES = {
    "mean_squared_error": "mean_squared_error", "mean_absolute_error": "mean_absolute_error",
    "mean_absolute_percentage_error": "mean_absolute_percentage_error",
    "mean_squared_logarithmic_error": "mean_squared_logarithmic_error", "squared_hinge": "squared_hinge",
    "hinge": "hinge", "categorical_hinge": "categorical_hinge", "log_cosh": "logcosh",
    "categorical_crossentropy": "categorical_crossentropy", "poisson": "poisson",
    "sparse_categorical_crossentropy": "sparse_categorical_crossentropy", "binary_crossentropy": "binary_crossentropy",
    "kl_divergence": "kullback_leibler_divergence", "cosine_similarity": "cosine_proximity",
}
METRICS = {"accuracy": "accuracy", "acc": "accuracy", "crossentropy": "crossentropy", "ce": "crossentropy",
           "mean_squared_error": "mse", "mean_absolute_error": "mae", "mean_absolute_percentage_error": "mape",
           "binary_accuracy": "binary_accuracy", "categorical_accuracy": "categorical_accuracy",
           "sparse_categorical_accuracy": "accuracy", "categorical_crossentropy": "categorical_crossentropy",
           "sparse_categorical_crossentropy": "sparse_categorical_crossentropy"}
OPTIMIZERS = {  # Keras's -> (its name there, {setting: its name there})
    "SGD": ("SGD", {"learning_rate": "learning_rate"}),
    "Adam": ("Adam", {"learning_rate": "learning_rate", "beta_1": "beta1", "beta_2": "beta2", "epsilon": "epsilon"}),
    "Adamax": ("Adamax", {"learning_rate": "learning_rate", "beta_1": "beta1", "beta_2": "beta2",
                          "epsilon": "epsilon"}),
    "Adagrad": ("Adagrad", {"learning_rate": "learning_rate",
                            "initial_accumulator_value": "initial_accumulator_value"}),
    "Adadelta": ("Adadelta", {"learning_rate": "learning_rate", "rho": "rho", "epsilon": "epsilon"}),
    "RMSprop": ("RMSProp", {"learning_rate": "learning_rate", "rho": "decay", "momentum": "momentum",
                            "epsilon": "epsilon", "centered": "centered"}),
}
MOMENTUM = ("Momentum", {"learning_rate": "learning_rate", "momentum": "momentum", "nesterov": "use_nesterov"})


def training_config(model, refused) -> dict:
    """Loss, metrics and optimizer.   refused: a list of str, to which is added what has no counterpart."""
    found = {name: short_config(value) for name, value in model._compilation.given.items() if name != "optimizer"}
    for key in ("loss_weights", "weighted_metrics"):
        if found.get(key):
            refused.append(f"{key}={found[key]!r}")
    made = {"loss": each(found["loss"], lambda x: function_name("loss", x, LOSSES, refused)),
            "optimizer_config": optimizer_config(model.optimizer, refused)}
    if any(isinstance(item, list) for item in found.get("metrics") or ()):
        refused.append("a list of metrics for each output")
    elif found.get("metrics"):
        made["metrics"] = each(found["metrics"], lambda x: function_name("metric", x, METRICS, refused))
    return made


def each(value, change):
    """A list or dict with its leaves changed."""
    if isinstance(value, list):
        return [each(item, change) for item in value]
    if isinstance(value, dict) and "class_name" not in value:
        return {name: each(item, change) for name, item in value.items()}
    return change(value)


def function_name(what, value, known, refused):
    """The name of a loss or metric there; an object must have Keras's own settings."""
    name, config = value, {}
    if isinstance(value, dict):
        name, config = to_snake_case(value["class_name"]), value["config"]
        settings = {"name", "dtype", "reduction"}
        default = (keras.losses if what == "loss" else keras.metrics).get(value["class_name"]).get_config()
        changed = [f"{key}={item!r}" for key, item in config.items()
                   if key not in settings and item != default.get(key)]
        if changed:
            refused.append(f"the {what} {value['class_name']} with {', '.join(changed)}")
            return None
    name = in_full(name)
    if name not in known:
        refused.append(f"the {what} {name}")
        return None
    return known[name]


def in_full(name) -> str:
    """The name of a loss or metric as that of its function: "mse" is short for one."""
    try:
        return getattr(keras.losses.get(name), "__name__", name)
    except ValueError:
        return name  # "accuracy", and functions of one's own


def optimizer_config(optimizer, refused) -> dict:
    """The optimizer; settings that are not there must have Keras's own values."""
    class_name, config = type(optimizer).__name__, optimizer.get_config()
    if class_name not in OPTIMIZERS:
        refused.append(f"the optimizer {class_name}")
        return {}
    name, read = OPTIMIZERS[class_name] if not config.get("momentum") or class_name != "SGD" else MOMENTUM
    default = getattr(keras.optimizers, class_name)().get_config()
    changed = [f"{key}={item!r}" for key, item in config.items()
               if key not in read and key != "name" and item != default[key]]
    if isinstance(config["learning_rate"], dict):
        changed.append(f"learning_rate={config['learning_rate']['class_name']}")
    if changed:
        refused.append(f"the optimizer {class_name} with {', '.join(changed)}")
    return {"class_name": name, "config": {there: config[here] for here, there in read.items()}}
