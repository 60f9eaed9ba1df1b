"""The table of `tf.keras.applications`: well-known networks for images. Floor 7. Start with `application.py`."""

from ...backend.tables import lazy

NAMES = {
    "keras.applications.vgg16": "VGG16",
    "keras.applications.vgg19": "VGG19",
    "keras.applications.resnet": "ResNet50 ResNet101 ResNet152",
    "keras.applications.resnet_v2": "ResNet50V2 ResNet101V2 ResNet152V2",
    "keras.applications.mobilenet": "MobileNet",
    "keras.applications.mobilenet_v2": "MobileNetV2",
    "keras.applications.mobilenet_v3": "MobileNetV3Small MobileNetV3Large",
    "keras.applications.densenet": "DenseNet121 DenseNet169 DenseNet201",
    "keras.applications.efficientnet": (
        "EfficientNetB0 EfficientNetB1 EfficientNetB2 EfficientNetB3 EfficientNetB4 EfficientNetB5 EfficientNetB6 "
        "EfficientNetB7"
    ),
    "keras.applications.xception": "Xception",
    "keras.applications.efficientnet_v2": (
        "EfficientNetV2B0 EfficientNetV2B1 EfficientNetV2B2 EfficientNetV2B3 EfficientNetV2S EfficientNetV2M "
        "EfficientNetV2L"
    ),
    "keras.applications.inception_v3": "InceptionV3",
    "keras.applications.inception_resnet_v2": "InceptionResNetV2",
    "keras.applications.nasnet": "NASNetMobile NASNetLarge",
    "keras.applications.convnext": "ConvNeXtTiny ConvNeXtSmall ConvNeXtBase ConvNeXtLarge ConvNeXtXLarge",
}

NAMESPACES = (
    "vgg16 vgg19 resnet resnet50 resnet_v2 mobilenet mobilenet_v2 mobilenet_v3 densenet efficientnet efficientnet_v2 "
    "xception inception_v3 inception_resnet_v2 nasnet convnext imagenet_utils"
)

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
