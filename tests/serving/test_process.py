"""A serving process, from its start to its end."""

import http.client
import signal
import subprocess
import sys

import pytest

pytest.importorskip("aiohttp")

PROGRAM = """
import sys
from minitf.serving.models.config import ModelConfig
from minitf.serving.process import serve
from minitf.serving.settings import Settings
serve(Settings((ModelConfig("half", sys.argv[1]),), host="127.0.0.1", rest_port=0, grpc_port=None, rest_timeout=600.0),
      lambda text: print(text, flush=True))
"""


def started(path):
    return subprocess.Popen([sys.executable, "-c", PROGRAM, path], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            text=True)


def test_it_serves_and_drains(base):
    with started(base.path) as process:
        port = int(process.stdout.readline().split(":")[-1].split()[0])
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request("POST", "/v1/models/half:predict", '{"instances": [1.0]}')
        assert connection.getresponse().status == 200
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 0
        assert process.stdout.read().startswith("Draining")
        assert process.stderr.read() == ""
        connection.close()


def test_it_can_be_stopped_while_it_waits_for_a_model(tmp_path):
    with started(str(tmp_path / "none")) as process:
        assert "Could not find base path" in process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        assert process.wait() == 0
        assert process.stdout.read() == ""
