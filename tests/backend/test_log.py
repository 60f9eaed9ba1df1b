"""The logger: TensorFlow's name and form, each warning once."""

import logging
import subprocess
import sys

import minitf as tf
from minitf.backend import log


def test_a_warning_comes_once(caplog):
    log.warn_once.cache_clear()
    with caplog.at_level(logging.WARNING, "tensorflow"):
        log.warn_once("look")
        log.warn_once("look")
        log.warn_once("look again")
    assert caplog.messages == ["look", "look again"]


def test_programs_can_tune_it():
    assert tf.get_logger() is logging.getLogger("tensorflow")
    program = "import minitf as tf; from minitf.backend.log import warn_once; {}; warn_once('look')"
    for setting, expected in [("0", "WARNING:tensorflow:look\n"), ("tf.get_logger().setLevel('ERROR')", "")]:
        done = subprocess.run([sys.executable, "-c", program.format(setting)], capture_output=True, text=True)
        assert done.stderr == expected
