"""import minitf.course is cheap."""

import subprocess
import sys


def test_importing_the_grader_loads_neither_pytest_nor_notebooks_nor_numpy(repository):
    program = "import sys, minitf.course; print(*{n.partition('.')[0] for n in sys.modules})"
    done = subprocess.run([sys.executable, "-c", program], cwd=repository, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert not {"pytest", "nbformat", "IPython", "numpy"} & set(done.stdout.split())
