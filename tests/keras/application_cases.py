"""The applications that are compared with Keras's: by name, the arguments. They run in both worlds."""

# ruff: noqa: E501  a case stays whole

BUILT = {
    "VGG16": {"input_shape": (64, 64, 3)}, "VGG19": {"include_top": False, "pooling": "max"},
    "ResNet50": {}, "ResNet101": {"include_top": False}, "ResNet152": {"include_top": False, "pooling": "avg"},
    "ResNet50V2": {}, "ResNet101V2": {"include_top": False}, "ResNet152V2": {"include_top": False},
    "MobileNet": {"alpha": 0.5}, "MobileNetV2": {"alpha": 1.3, "input_shape": (96, 96, 3)},
    "MobileNetV3Small": {"input_shape": (64, 64, 3)},
    "MobileNetV3Large": {"alpha": 0.75, "minimalistic": True, "include_top": False},
    "DenseNet121": {}, "DenseNet169": {"include_top": False, "pooling": "max"}, "DenseNet201": {"include_top": False},
    "EfficientNetB0": {}, "EfficientNetB2": {"include_top": False},
    "Xception": {"classes": 10}, "InceptionV3": {"input_shape": (96, 80, 3), "classes": 10},
    "InceptionResNetV2": {"input_shape": (80, 80, 3), "classes": 10}, "NASNetMobile": {},
    "NASNetLarge": {"include_top": False, "input_shape": (64, 64, 3), "pooling": "max"},
    "EfficientNetV2B0": {}, "EfficientNetV2B1": {"include_top": False, "include_preprocessing": False},
    "EfficientNetV2B2": {"include_top": False}, "EfficientNetV2B3": {"include_top": False, "input_shape": (64, 64, 1)},
    "EfficientNetV2S": {"include_top": False, "pooling": "avg"}, "EfficientNetV2M": {"include_top": False},
    "EfficientNetV2L": {"include_top": False},
    "ConvNeXtTiny": {}, "ConvNeXtSmall": {"include_top": False, "pooling": "avg", "include_preprocessing": False},
    "ConvNeXtBase": {"include_top": False}, "ConvNeXtLarge": {"include_top": False, "pooling": "max"},
    "ConvNeXtXLarge": {"include_top": False},
}  # fmt: skip

RUN = {  # small enough to be run every day: weights from a rule, outputs recorded
    "MobileNet": {"input_shape": (32, 32, 3), "alpha": 0.25, "classes": 5},
    "MobileNetV2": {"input_shape": (32, 32, 3), "alpha": 0.35, "classes": 5},
}

REFUSED = (
    'ResNet50(weights="imagenets")', 'ResNet50(weights="imagenet", classes=10)', "VGG16(weights=None, input_shape=(16, 16, 3))",
    "VGG16(weights=None, input_shape=(32, 32))", "VGG16(weights=None, input_shape=(None, None, 3))",
    'VGG16(weights="imagenet", input_shape=(64, 64, 3))', 'VGG16(weights="imagenet", include_top=False, input_shape=(64, 64, 1))',
    'MobileNet(weights="imagenet", alpha=0.3)', 'MobileNet(weights="imagenet", depth_multiplier=2)',
    'MobileNetV2(weights="imagenet", alpha=0.3)', 'Xception(weights=None, input_shape=(64, 64, 3))', 'InceptionV3(weights=None, input_shape=(74, 80, 3))',
    "InceptionResNetV2(weights=None, input_shape=(74, 80, 3))", 'NASNetMobile(weights="imagenet", include_top=False, input_shape=(None, 64, 3))',
    'EfficientNetV2B0(weights="imagenet", classes=10)', "EfficientNetV2S(weights=None, input_shape=(16, 64, 3))",
    'ConvNeXtTiny(weights="imagenet", include_top=False, name="mine")', "ConvNeXtTiny(weights=None, input_shape=(None, 64, 3))",
    "MobileNetV2(weights=None, input_shape=(64, 64, 3), input_tensor=K.Input((96, 96, 3)))",
    'MobileNetV3Small(weights="imagenet", alpha=0.5)',
    "imagenet_utils.preprocess_input(np.zeros((1, 2, 2, 3)), mode='x')", "imagenet_utils.decode_predictions(np.zeros((1, 5)))",
)  # fmt: skip


def pattern(shape, i, middle=0.0):
    """Numbers that are made by a rule. Those of kernels keep the size of what goes through them."""
    import numpy as np

    waves = np.sin(np.arange(int(np.prod(shape))) ** 1.3 * 1.7 + i).reshape(shape)
    if len(shape) < 2:
        return (middle + 0.3 * waves).astype("float32")
    fan_in = np.prod(shape[:2] if shape[-1] == 1 else shape[:-1])  # a filter of each channel, or one over all
    return (waves * (6 / fan_in) ** 0.5).astype("float32")


def described(model):
    """What must be equal: layers by name and class with the shapes of their weights, in order."""
    return [[layer.name, type(layer).__name__, [list(w.shape) for w in layer.weights]] for layer in model.layers]


def answer(model, size=32, gain=1.0):
    """The output of a model with weights and two images, of this height and width, that are made by a rule.

    gain: of the kernels; where numbers grow on their way through a network, their errors do so too.
    """
    around_1 = ("gamma", "moving_variance", "variance")
    weights = [pattern(tuple(w.shape), i, float(w.name in around_1)) for i, w in enumerate(model.weights)]
    weights = [w * gain if w.ndim > 1 else w for w in weights]
    model.set_weights([w.astype(v.dtype) for w, v in zip(weights, model.weights)])
    return model(pattern((2, size, size, 3), 5) * 50).numpy()
