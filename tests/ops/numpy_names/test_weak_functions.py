"""Functions of weak tensors: minitf/ops/numpy_names/weak_functions.py.

The modes cannot be turned back, so what holds in them is found out in a process of its own.
"""

import json
import subprocess
import sys
from importlib import import_module
from pathlib import Path

from minitf.ops.numpy_names import weak_functions

TESTS = Path(__file__).parents[2]
RECORDED = json.loads((TESTS / "golden/promotion_modes.json").read_text(encoding="utf-8"))

PROGRAM = """
import json, sys
sys.path.insert(0, sys.argv[1])
import minitf as tf
from golden.promotion_modes import outcomes
print(json.dumps(outcomes(tf)))
w = tf.constant([1.5])
with tf.GradientTape() as tape:
    tape.watch(w)
    y = w * w
print(tape.gradient(y, w))
tf.experimental.numpy.experimental_enable_numpy_behavior(dtype_conversion_mode="legacy")
print(tf.constant(1) + tf.constant(2.5), tf.add(1, 2), tf.Variable(1).assign_add(1).numpy())
"""
PRINTED = """
tf.Tensor([3.], shape=(1,), dtype=float32, weak=True)
tf.Tensor(3.5, shape=(), dtype=float64) tf.Tensor(3, shape=(), dtype=int32) 2
"""


def test_both_modes_as_recorded():
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(TESTS)], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    outcomes, _, rest = done.stdout.partition("\n")
    ours = json.loads(outcomes)
    assert ours == {x: RECORDED[x] for x in RECORDED if x != "lattice"}
    assert rest.strip() == PRINTED.strip()


def test_every_function_of_the_tables_is_there():
    for table in (weak_functions.OF_ONE, weak_functions.OF_TWO, weak_functions.COMPARING):
        for module, names in table.items():
            for name in names.split():
                assert callable(getattr(import_module(f"minitf.{module}"), name))
