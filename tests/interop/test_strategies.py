"""strategies.py, a program on two logical devices: here and in TensorFlow it prints the same."""

import subprocess
import sys
from pathlib import Path

PROGRAM = Path(__file__).with_name("strategies.py")

RUN = """
import contextlib, io
path = sys.argv[1]
program = open(path).read().replace("import minitf as tf", "import tensorflow as tf")
with contextlib.redirect_stdout(io.StringIO()) as out:
    exec(compile(program, path, "exec"), {"__name__": "__main__"})
print(json.dumps(out.getvalue()))
"""


def test_prints_the_same(oracle):
    """In a process of its own, as devices are fixed by their first use."""
    done = subprocess.run([sys.executable, PROGRAM], capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert done.stdout == oracle(RUN, PROGRAM)
