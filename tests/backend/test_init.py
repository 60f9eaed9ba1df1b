"""What importing the backend says to NumPy's BLAS."""

import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize(("before", "after"), [(None, "14"), ("20", "20")])
def test_blas_threads_sleep_soon_unless_the_user_said_otherwise(before, after):
    environment = {name: value for name, value in os.environ.items() if name != "OPENBLAS_THREAD_TIMEOUT"}
    if before is not None:
        environment["OPENBLAS_THREAD_TIMEOUT"] = before
    program = "import os, minitf.backend; print(os.environ['OPENBLAS_THREAD_TIMEOUT'])"
    result = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert result.stdout.strip() == after
