"""What a model as a whole cannot do there. Floor 8. Read `table.py` first; next: `saving.py`.

Some layers answer there and cannot learn: TensorFlow.js has no gradient for what they do, or makes a mistake.
"""

TO_TRAIN: dict[str, dict[str, list]] = {  # layer -> the values of settings with which it learns
    **{name: {"dilation_rate": [[1], [1, 1], [1, 1, 1]]}
       for name in ("Conv1D", "Conv2D", "Conv3D", "DepthwiseConv2D", "SeparableConv2D")},
    "BatchNormalization": {"center": [True], "scale": [True]},
    "LayerNormalization": {"center": [True], "scale": [True]},
}
NEVER_TRAINED = ("Conv3DTranspose",)


def layers_in(config):
    """(class name, settings) of all layers in a config, those in others among them."""
    if isinstance(config, list):
        for item in config:
            yield from layers_in(item)
    elif isinstance(config, dict):
        if isinstance(config.get("class_name"), str) and isinstance(config.get("config"), dict):
            yield config["class_name"], config["config"]
        for value in config.values():
            yield from layers_in(value)


def untrainable(config) -> list:
    """What stands against training, each as a str.   config: of a model, as it is there."""
    found = []
    for class_name, settings in layers_in(config):
        wrong = [f" with {key}={settings[key]!r}" for key, values in TO_TRAIN.get(class_name, {}).items()
                 if settings.get(key, values[0]) not in values]
        if wrong or class_name in NEVER_TRAINED:
            found.append(f"{settings['name']} ({class_name}{''.join(wrong)}, which cannot be trained there)")
    return found


def masked_twice(config) -> list:
    """Bidirectional layers of sequences in a model with masks, each as a str: there, masked steps are not zero."""
    layers = list(layers_in(config))
    if not any(name == "Masking" or settings.get("mask_zero") for name, settings in layers):
        return []
    return [f"{settings['name']} (Bidirectional with return_sequences=True in a model with masks)"
            for name, settings in layers
            if name == "Bidirectional" and settings["layer"]["config"].get("return_sequences")]
