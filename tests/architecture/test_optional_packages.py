"""The base install is enough: everything else is imported in one file each, and only when it is needed."""

import subprocess
import sys
from collections import defaultdict

import pytest

from architecture.sources import PACKAGE, imports, python_files, relative

REQUIRED = {"numpy", "ml_dtypes", "matplotlib", "threadpoolctl"}  # `dependencies` in pyproject.toml

# Optional today or on the way, so that the test below means the same while the floors are being built.
OPTIONAL = {
    "cupy", "cupy_backends", "h5py", "mpi4py", "grpc", "google", "google_crc32c", "flatbuffers", "PIL",
    "jupyter_server", "tornado", "traitlets",
    "IPython", "ipywidgets", "nbformat", "nbclient", "jupytext", "jupyter_book", "sphinx", "docutils", "yaml",
    "aiohttp", "pytest", "hypothesis", "psutil", "tensorflow", "keras", "torch", "scipy", "pandas",
}  # fmt: skip

TRAINING = """
import minitf as tf

weights = tf.Variable([[1.0], [1.0]])
for _ in range(100):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.square(tf.constant([[1.0, 2.0], [3.0, 1.0]]) @ weights - [[5.0], [5.0]]))
    weights.assign_sub(0.1 * tape.gradient(loss, weights))
print(float(loss) < 1e-2)
"""


def importers():
    """Third-party package that is not required -> the files that import it."""
    files = defaultdict(set)
    for path in python_files():
        for _, module in imports(path):
            package = module.partition(".")[0]
            if package not in sys.stdlib_module_names and package not in REQUIRED | {"minitf"}:
                files[package].add(relative(path))
    return files


def test_each_optional_package_is_imported_in_one_file_only():
    scattered = {package: sorted(files) for package, files in importers().items() if len(files) > 1}
    assert scattered == {}


def test_the_list_of_optional_packages_is_complete():
    assert set(importers()) <= OPTIONAL


def test_the_required_packages_are_those_that_pyproject_declares(repository):
    import re
    import tomllib

    project = tomllib.loads((repository / "pyproject.toml").read_text())["project"]
    assert {re.match(r"[\w-]+", dependency)[0] for dependency in project["dependencies"]} == REQUIRED


@pytest.mark.parametrize("program", ["import minitf", TRAINING], ids=["import", "training"])
def test_works_with_every_optional_package_blocked(program):
    blocked = f"import sys; sys.modules.update(dict.fromkeys({sorted(OPTIONAL)}))\n"  # None: no import
    done = run(blocked + program)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ([] if program == "import minitf" else ["True"])


def test_training_loads_neither_an_optional_package_nor_the_plots():
    done = run(TRAINING + "\nimport sys; print(*{name.partition('.')[0] for name in sys.modules})")
    assert done.returncode == 0, done.stderr
    assert set(done.stdout.split()) & (OPTIONAL | {"matplotlib"}) == set()


def run(program):
    """Runs a program in a process of its own, as a user would who has only this copy of minitf."""
    return subprocess.run([sys.executable, "-c", program], cwd=PACKAGE.parent, capture_output=True, text=True)
