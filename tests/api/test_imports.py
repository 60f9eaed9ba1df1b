"""Import statements that name a namespace, each in a process of its own: what is imported stays imported."""

import subprocess
import sys

import pytest


def run(program):
    """What a program prints; its error if it fails."""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    return done.stdout.strip() or done.stderr.strip().splitlines()[-1]


SAME = """
import minitf as tf, minitf.compat.v1 as v1, minitf.experimental as experimental, minitf.io.gfile
from minitf.math import reduce_sum
from minitf.compat import v1 as again
assert v1 is again is tf.compat.v1 and minitf.io.gfile is tf.io.gfile and experimental is tf.experimental
assert reduce_sum is tf.reduce_sum
assert v1.__spec__.name == v1.__name__ == "minitf.api.compat.v1"
print("same")
"""

AS_TENSORFLOW = """
import minitf
minitf.as_tensorflow()
minitf.as_tensorflow()
import tensorflow as tf, tensorflow.compat.v1, tensorflow.keras.backend as K, keras
from tensorflow.keras import layers
from tensorflow.keras.layers import Dense
from tensorflow.keras.applications.vgg16 import VGG16
from tensorflow.data.experimental import AUTOTUNE
from tensorflow.nn import relu
from keras.layers import Conv2D
assert tf is minitf and keras is minitf.keras and K is minitf.keras.backend and tf.compat.v1 is minitf.compat.v1
assert (Dense, Conv2D, relu) == (minitf.keras.layers.Dense, minitf.keras.layers.Conv2D, minitf.nn.relu)
assert [name for name in __import__("sys").modules if name.startswith("tensorflow.core")] == []
print("same")
"""


@pytest.mark.parametrize("program", [SAME, AS_TENSORFLOW], ids=["minitf", "as_tensorflow"])
def test_a_module_has_one_object_by_all_its_names(program):
    assert run(program) == "same"


@pytest.mark.parametrize(("program", "error"), [
    ("import minitf.maths", "No module named 'minitf.maths'"),
    ("import minitf.math.nothing", "No module named 'minitf.math.nothing'"),
    ("import minitf; minitf.as_tensorflow(); import tensorflow.python.ops", "No module named 'tensorflow.python'"),
    ("import minitf; minitf.as_tensorflow(); import keras.src", "No module named 'keras.src'"),
])
def test_what_is_nowhere_is_not_found(program, error):
    assert run(program) == f"ModuleNotFoundError: {error}"


def test_it_must_come_before_the_real_one():
    program = "import sys; sys.modules['tensorflow'] = sys; import minitf; minitf.as_tensorflow()"
    assert run(program) == ("ImportError: as_tensorflow: tensorflow is imported already: it must be called first. "
                            "Move the call to the top of the program.")


@pytest.mark.parametrize(("module", "name"), [
    ("minitf", "Variable"), ("minitf.keras", "preprocessing"), ("minitf.keras.layers", "Dense"),
    ("minitf.keras.preprocessing.image", "load_img"), ("minitf.math", "reduce_sum"),
    ("minitf.compat.v1", "placeholder"), ("minitf.raw_ops", "AddV2"), ("minitf.experimental.numpy", "ndarray"),
])
def test_a_star_imports_what_the_namespace_has(module, name):
    assert run(f"from {module} import *\nprint(callable({name}) or type({name}).__name__)") in ("True", "module")
    assert run(f"from {module} import *\nprint('lazy' in globals())") == "False"
