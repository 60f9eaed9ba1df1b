"""Tests that drive the real tools, each in the environment of its own that it needs.

MINITF_ORACLE_PYTHON names a Python interpreter that has TensorFlow. CI sets it, and there its absence is a
failure; elsewhere these tests are left out without it:

    python -m venv /tmp/oracle && /tmp/oracle/bin/pip install tensorflow-cpu tensorboard
    MINITF_ORACLE_PYTHON=/tmp/oracle/bin/python python -m pytest tests/interop

MINITF_TFJS names a folder with TensorFlow.js, for Node, in the same way:

    npm install --prefix /tmp/tfjs @tensorflow/tfjs
    MINITF_TFJS=/tmp/tfjs python -m pytest tests/interop -k js
"""

import json
import os
import subprocess

import pytest

from interop.node import Node

ORACLE = os.environ.get("MINITF_ORACLE_PYTHON", "")
TFJS = os.environ.get("MINITF_TFJS", "")
IN_CI = os.environ.get("CI") == "true"


def pytest_collection_modifyitems(config, items):
    """Without the oracle or TensorFlow.js, outside CI: leave out the tests that ask for it."""
    missing = {name for name, found in (("oracle", ORACLE), ("tfjs", TFJS)) if not found}
    if not missing or IN_CI:
        return
    left_out = [item for item in items if missing & {*getattr(item, "fixturenames", ())}]
    items[:] = [item for item in items if item not in left_out]
    config.hook.pytest_deselected(items=left_out)


@pytest.fixture(scope="session")
def oracle():
    """oracle(program, *arguments): runs a program in real TensorFlow, returns what it printed, read as JSON.

    In the program, `tf`, `np`, `json` and `sys` are imported already.
    """
    if not ORACLE:
        pytest.fail("MINITF_ORACLE_PYTHON is not set: CI must compare with the real TensorFlow", pytrace=False)

    def run(program, *arguments):
        opening = "import json, sys\nimport numpy as np\nimport tensorflow as tf\n"
        done = subprocess.run(
            [ORACLE, "-c", opening + program, *map(str, arguments)],
            env={
                **os.environ,
                "TF_CPP_MIN_LOG_LEVEL": "3",
                "CUDA_VISIBLE_DEVICES": "",
                "TF_ENABLE_ONEDNN_OPTS": "0",
                "MPLBACKEND": "agg",
            },
            capture_output=True,
            text=True,
            timeout=300,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout)

    return run


@pytest.fixture(scope="session")
def tfjs():
    """A Node with TensorFlow.js, which takes orders: see `js/driver.mjs`."""
    if not TFJS:
        pytest.fail("MINITF_TFJS is not set: CI must compare with the real TensorFlow.js", pytrace=False)
    with Node(TFJS) as node:
        yield node
