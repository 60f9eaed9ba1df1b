"""The board in a notebook's cell."""

import json
import urllib.request

import pytest

from board.viewer.writing import scalar_event, write
from minitf.board.viewer import notebook


@pytest.fixture
def logdir(tmp_path):
    write(tmp_path / "my logs" / "a.tfevents", [scalar_event("loss", 1.0, 1)])
    yield tmp_path / "my logs"
    for server in notebook._servers.values():
        server.shutdown()
        server.server_close()
    notebook._servers.clear()


def test_a_frame_shows_the_page(logdir):
    frame = notebook.show(logdir, height=300)
    assert f'src="{frame.url}"' in frame._repr_html_()
    assert 'height="300"' in frame._repr_html_()
    assert frame.url in repr(frame)
    with urllib.request.urlopen(frame.url + "data/index", timeout=60) as answer:
        assert json.load(answer)["runs"][0]["tags"]["loss"][0] == "scalars"
    assert notebook.show(logdir).url == frame.url, "a folder is served once"


def test_the_magic_word(logdir, capsys):
    magics = {}

    class Shell:
        def register_magic_function(self, function, kind, name):
            magics[kind, name] = function

    notebook.register(Shell())
    frame = magics["line", "minitf"](f"board --logdir '{logdir}' --height 400")
    assert frame.height == 400
    assert magics["line", "minitf"]("board") is None
    assert "--logdir" in capsys.readouterr().err
