"""What all tests share.

tests/ has the tree of minitf/ again: what minitf/core/convert.py does is tested in
tests/core/test_convert.py. Beside it stand architecture/ (rules about the source), contracts/ (what every op
must keep), naive/ (slow loops to compare with), golden/ (numbers recorded from TensorFlow), interop/ (the
real tools) and benchmarks/ (run only when named).

Test modules are imported by path, so two may share a name. Helpers are imported from this folder: `from
naive.conv import ...`.
"""

import os
from contextlib import suppress
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

# No window, here and in the processes that tests start; but the notebooks that are replayed must show their figures.
BACKEND = "module://matplotlib_inline.backend_inline" if find_spec("matplotlib_inline") else "Agg"
os.environ.setdefault("MPLBACKEND", BACKEND)

# Where several processes share the tests and the cores, threads of BLAS that wait for each other only hold them up.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# The processes that share the tests (pytest-xdist) must list them in the same order, those drawn from a set too.
os.environ.setdefault("PYTHONHASHSEED", "0")

REPOSITORY = Path(__file__).parent.parent

# What a program sets for the rest of its life: (module, the object whose fields hold it).
SETTINGS = [
    ("minitf.board.state", "here"),
    ("minitf.graph.function", "switch"),
    ("minitf.keras.config", "settings"),
]


def pytest_configure(config):
    _steady_hypothesis()
    if config.pluginmanager.hasplugin("nbval"):  # so that plain `pytest` also replays the notebooks, strictly
        options = config.option
        options.nbval = not options.nbval_lax
        options.nbval_current_env = True
        options.nbval_sanitize_with = options.nbval_sanitize_with or str(
            REPOSITORY / "tests/nbval_sanitize.cfg"
        )


def _steady_hypothesis():
    """No deadline (a busy machine is no bug), and in CI the same examples every time."""
    try:
        import hypothesis
    except ImportError:
        return
    hypothesis.settings.register_profile("here", deadline=None, max_examples=50)
    hypothesis.settings.register_profile("ci", deadline=None, max_examples=50, derandomize=True)
    hypothesis.settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")


@pytest.fixture(autouse=True)
def _settings_end_with_the_test():
    """What one test sets for the rest of the program is not there in the next, whichever that is."""
    holders = list(_holders())
    before = [dict(vars(holder)) for holder in holders]
    yield
    for holder, fields in zip(holders, before, strict=True):
        vars(holder).clear()
        vars(holder).update(fields)


def _holders():
    """The objects that SETTINGS names; as of a low floor, some are not there yet."""
    for module, name in SETTINGS:
        with suppress(ModuleNotFoundError):
            yield getattr(import_module(module), name)


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder that holds pyproject.toml."""
    return REPOSITORY
