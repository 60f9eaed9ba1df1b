"""The namespace `tf.keras.applications.resnet50`: an older name for a part of `resnet.py`. Floor 7."""

from .resnet import ResNet50, decode_predictions, preprocess_input

__all__ = ["ResNet50", "decode_predictions", "preprocess_input"]
