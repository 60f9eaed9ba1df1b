"""`minitf board`: says where the board is, and serves it."""

import pytest

from minitf.cli import board
from minitf.cli.main import main


@pytest.fixture
def served(monkeypatch):
    """The servers that were started; each is stopped at once, as by Ctrl-C."""
    found = []

    def stop(server, poll_interval=0.5):
        found.append(server)
        raise KeyboardInterrupt

    monkeypatch.setattr(board.Server, "serve_forever", stop)
    return found


def test_serves_a_folder_on_this_machine(tmp_path, capsys, served):
    assert main(["board", "--logdir", str(tmp_path), "--port", "0"]) == 0
    (server,) = served
    assert f"The board of {tmp_path} is at http://localhost:{server.server_address[1]}/" in capsys.readouterr().out


def test_says_so_when_others_can_look(tmp_path, capsys, served):
    assert main(["board", "--logdir", str(tmp_path), "--port", "0", "--host", "0.0.0.0"]) == 0
    assert "Whoever reaches this machine can read these runs." in capsys.readouterr().out


def test_a_wrong_port_is_told(tmp_path, capsys):
    assert main(["board", "--logdir", str(tmp_path), "--port", "99999"]) == 2
    assert "a port from 0 to 65535" in capsys.readouterr().err
