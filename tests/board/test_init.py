"""The two doors to the viewer."""

import minitf.board
from minitf.board.viewer import notebook


def test_show_and_the_extension_lead_to_the_notebook(monkeypatch):
    calls = []
    monkeypatch.setattr(notebook, "show", lambda logdir, **options: calls.append((logdir, options)))
    monkeypatch.setattr(notebook, "register", calls.append)
    minitf.board.show("logs", height=300)
    minitf.board.load_ipython_extension("shell")
    assert calls == [("logs", {"height": 300}), "shell"]
