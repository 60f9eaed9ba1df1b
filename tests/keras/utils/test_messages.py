"""What Keras tells the user."""

import io
import sys

from minitf.keras import config
from minitf.keras.utils.messages import print_msg


def test_a_line(capsys):
    print_msg("hello")
    print_msg(3, line_break=False)
    assert capsys.readouterr().out == "hello\n3"


def test_a_terminal_that_has_no_bars(monkeypatch):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    print_msg("━━ ä")
    assert raw.getvalue() == b"== \n"


def test_log_lines_instead(capsys, caplog):
    config.disable_interactive_logging()
    try:
        with caplog.at_level("INFO", "tensorflow"):
            print_msg("quiet")
    finally:
        config.enable_interactive_logging()
    assert capsys.readouterr().out == ""
    assert "quiet" in caplog.text
