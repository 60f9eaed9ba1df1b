"""One program, two libraries: what a program prints with minitf is what it prints with TensorFlow.

The programs stand in programs/, and a newcomer may take them for examples. The README's own example is one of them.
"""

import contextlib
import io
import re
from pathlib import Path

import numpy as np
import pytest

import minitf as tf
from architecture.sources import REPOSITORY
from minitf.cli import by_hand

PROGRAMS = sorted((REPOSITORY / "tests" / "interop" / "programs").glob("*.py"))

RUN_ALL = """
import contextlib, io
printed = []
for path, program in json.loads(sys.argv[1]).items():
    tf.keras.backend.clear_session()
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(compile(program, path, "exec"), {"__name__": "__main__"})
    printed.append(out.getvalue())
print(json.dumps(printed))
"""


def readme_example():
    """The Python code of the README."""
    return re.search(r"```python\n(.*?)```", (REPOSITORY / "README.md").read_text(), flags=re.DOTALL)[1]


def sources():
    """File of each program -> its source. AutoGraph finds the source of a function by its file."""
    return {str(path): path.read_text() for path in PROGRAMS} | {"README.md": readme_example()}


@pytest.fixture(scope="module")
def printed_by_tensorflow(oracle):
    """File of each program -> what it prints with TensorFlow. All run in one process: it is slow to start."""
    import json

    programs = sources()
    swapped = {path: source.replace("import minitf as tf", "import tensorflow as tf")
               for path, source in programs.items()}  # fmt: skip
    return dict(zip(programs, oracle(RUN_ALL, json.dumps(swapped))))


@pytest.mark.parametrize("name", sources(), ids=lambda name: Path(name).stem)
def test_prints_the_same(name, printed_by_tensorflow):
    tf.keras.backend.clear_session()  # layers are named by counting, and other tests made layers too
    with contextlib.redirect_stdout(io.StringIO()) as out:
        exec(compile(sources()[name], name, "exec"), {"__name__": "__main__"})
    assert out.getvalue(), f"{name} prints nothing"
    assert out.getvalue() == printed_by_tensorflow[name]


TRAIN_TOUR = """
import types
facade = types.ModuleType("minitf")
facade.__getattr__ = lambda name: getattr(tf, name)
facade.__path__ = [sys.argv[1]]
sys.modules["minitf"] = facade
from minitf.cli import by_hand
by_hand.EPOCHS = 3
sys.stdout, printed = sys.stderr, sys.stdout
tf.random.set_seed(7)
losses = by_hand.train(by_hand.make_model(), *by_hand.load_digits()[0])
print(json.dumps(losses), file=printed)
"""


def test_the_tour_runs_on_tensorflow_and_learns_the_same(oracle, monkeypatch):
    monkeypatch.setattr(by_hand, "EPOCHS", 3)
    tf.random.set_seed(7)
    losses = by_hand.train(by_hand.make_model(), *by_hand.load_digits()[0])
    np.testing.assert_allclose(losses, oracle(TRAIN_TOUR, REPOSITORY / "minitf"), rtol=1e-3)
