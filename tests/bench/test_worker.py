"""The worker makes a program once, warms it up, and runs it again when asked again."""

import sys

from minitf.bench import worker


def test_make_warms_the_program_up(monkeypatch, tmp_path):
    (tmp_path / "counting.py").write_text("runs = []\n\ndef program():\n    return lambda: runs.append(1)\n")
    monkeypatch.syspath_prepend(tmp_path)
    run = worker.make("numpy", "counting", "program")
    assert len(sys.modules["counting"].runs) == worker.WARM_UP
    run()
    assert len(sys.modules["counting"].runs) == worker.WARM_UP + 1
