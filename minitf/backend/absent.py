"""What TensorFlow has and minitf has not, and why. Floor 0. Read `absent.txt` beside it; `tables.py` asks.

A program that asks for a name that is not there should learn at once whether the name is wrong, or TensorFlow's and
not built here; and what comes nearest.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("absent.txt")

# What a public name begins with -> (why it is not there, what comes nearest); the first that fits counts.
REASONS = {
    "tf.tpu": ("minitf runs on CPUs and GPUs, not on TPUs", "tf.distribute.MirroredStrategy"),
    "tf.xla": ("minitf has a compiler of its own in place of XLA", "tf.function(jit_compile=True)"),
    "tf.mlir": ("minitf has a compiler of its own in place of MLIR", "tf.function and ConcreteFunction.source"),
    "tf.feature_column": ("TensorFlow itself advises against it", "the preprocessing layers of tf.keras.layers"),
    "tf.load_op_library": ("there are no ops in C++", "tf.py_function and tf.custom_gradient"),
    "tf.load_library": ("there are no ops in C++", "tf.py_function and tf.custom_gradient"),
    "tf.sysconfig": ("there is nothing to compile against", ""),
    "tf.tools": ("it belongs to how TensorFlow is built", ""),
    "tf.security": ("it belongs to how TensorFlow is built", ""),
    "tf.dtensor": ("devices are shared out by strategies alone", "tf.distribute"),
    "tf.experimental.dtensor": ("devices are shared out by strategies alone", "tf.distribute"),
    "tf.experimental.tensorrt": ("it converts models for another product", "tf.lite.TFLiteConverter"),
    "tf.experimental.StructuredTensor": ("that is not built yet", "tf.RaggedTensor"),
    "tf.experimental.float": ("NumPy has no arithmetic for such small floats", "tf.bfloat16 and tf.float16"),
    "tf.experimental.int": ("NumPy has no arithmetic for such small integers", "tf.int8"),
    "tf.experimental.uint": ("NumPy has no arithmetic for such small integers", "tf.uint8"),
    "tf.data.experimental.service": ("datasets are not computed on other machines", "Dataset.shard and tf.distribute"),
    "tf.keras.applications": ("that network is not built yet", "the others of tf.keras.applications"),
    "tf.keras.preprocessing.image": ("Keras itself advises against it",
                                     "tf.keras.utils.image_dataset_from_directory, layers.RandomFlip and its kin"),
    "tf.keras.layers": ("it wraps a layer of another library", "a layer of your own"),
    "tf.raw_ops": ("minitf has no such op", "the public function; dir(tf.raw_ops) lists the ops that there are"),
}


@cache
def absent() -> dict[str, frozenset]:
    """Namespace -> the names of TensorFlow's that it has not here."""
    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {where: frozenset(names.split()) for where, _, names in (line.partition(": ") for line in lines)}


def is_absent(where, name) -> bool:
    """Whether TensorFlow has the name in that namespace, and minitf has not.

    >>> is_absent("tf", "tpu"), is_absent("tf", "tpuu")
    (True, False)
    """
    return name in absent().get(where, ())


def reason(where, name) -> tuple[str, str]:
    """(why a name of TensorFlow's is not there, what comes nearest or "").

    >>> reason("tf", "tpu")
    ('minitf runs on CPUs and GPUs, not on TPUs', 'tf.distribute.MirroredStrategy')
    """
    path = f"{where}.{name}"
    found = next((REASONS[prefix] for prefix in REASONS if path.startswith(prefix)), None)
    return found or ("that part is not built yet", "")
