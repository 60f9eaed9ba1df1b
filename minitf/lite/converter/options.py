"""What a converter can be asked for. Floor 8. Read next: `converter.py`."""

from __future__ import annotations

import enum


class Optimize(enum.Enum):
    """How a model is made smaller. All but EXPERIMENTAL_SPARSITY mean the same: integers or short floats for weights.

    Source: tf.lite.Optimize.
    """

    DEFAULT = "DEFAULT"
    OPTIMIZE_FOR_SIZE = "OPTIMIZE_FOR_SIZE"
    OPTIMIZE_FOR_LATENCY = "OPTIMIZE_FOR_LATENCY"
    EXPERIMENTAL_SPARSITY = "EXPERIMENTAL_SPARSITY"

    def __str__(self):
        return self.value


class OpsSet(enum.Enum):
    """The operators that a file may use.

    TFLITE_BUILTINS: those of TensorFlow Lite.   TFLITE_BUILTINS_INT8: the same, in int8.
    EXPERIMENTAL_TFLITE_BUILTINS_ACTIVATIONS_INT16_WEIGHTS_INT8: with activations in int16 and weights in int8.

    SELECT_TF_OPS: those of TensorFlow, for ops that TensorFlow Lite has not (`select_ops.py`).

    Source: tf.lite.OpsSet. Differs: `convert` refuses SELECT_TF_OPS alone, and EXPERIMENTAL_STABLEHLO_OPS.
    """

    TFLITE_BUILTINS = "TFLITE_BUILTINS"
    SELECT_TF_OPS = "SELECT_TF_OPS"
    TFLITE_BUILTINS_INT8 = "TFLITE_BUILTINS_INT8"
    EXPERIMENTAL_TFLITE_BUILTINS_ACTIVATIONS_INT16_WEIGHTS_INT8 = (
        "EXPERIMENTAL_TFLITE_BUILTINS_ACTIVATIONS_INT16_WEIGHTS_INT8")
    EXPERIMENTAL_STABLEHLO_OPS = "EXPERIMENTAL_STABLEHLO_OPS"

    def __str__(self):
        return self.value


INT8 = OpsSet.TFLITE_BUILTINS_INT8
INT16 = OpsSet.EXPERIMENTAL_TFLITE_BUILTINS_ACTIVATIONS_INT16_WEIGHTS_INT8
REFUSED = frozenset({OpsSet.SELECT_TF_OPS, OpsSet.EXPERIMENTAL_STABLEHLO_OPS})


class TargetSpec:
    """What the device can do.

    supported_ops: OpsSets, by default {OpsSet.TFLITE_BUILTINS}.
    supported_types: dtypes, as [tf.float16] or [tf.int8].
    experimental_select_user_tf_ops, experimental_supported_backends: accepted, and change nothing.

    Source: tf.lite.TargetSpec.
    """

    def __init__(self, supported_ops=None, supported_types=None, experimental_select_user_tf_ops=None,
                 experimental_supported_backends=None):
        self.supported_ops = {OpsSet.TFLITE_BUILTINS} if supported_ops is None else supported_ops
        self.supported_types = set() if supported_types is None else supported_types
        self.experimental_select_user_tf_ops = set(experimental_select_user_tf_ops or ())
        self.experimental_supported_backends = experimental_supported_backends


class RepresentativeDataset:
    """Samples of what a model will be given.

    input_gen: a function without arguments that gives, one after the other, lists of arrays, one for each input.

    Source: tf.lite.RepresentativeDataset.
    """

    def __init__(self, input_gen):
        self.input_gen = input_gen
