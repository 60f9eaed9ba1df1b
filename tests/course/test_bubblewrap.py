"""The command line of bubblewrap, and what it keeps out."""

import subprocess

import pytest

from minitf.course import bubblewrap


def test_is_usable_answers_without_bubblewrap(monkeypatch):
    monkeypatch.setattr(bubblewrap, "FENCE", ["no-such-program"])
    bubblewrap.is_usable.cache_clear()
    assert bubblewrap.is_usable() is False
    bubblewrap.is_usable.cache_clear()


def test_only_one_folder_can_be_written_and_hidden_ones_are_empty(tmp_path):
    if not bubblewrap.is_usable():
        pytest.skip("bubblewrap is not installed, or not allowed to work here")
    for name in ("home", "home/tmp", "secret"):
        (tmp_path / name).mkdir()
    (tmp_path / "secret/answer").write_text("42")
    script = "touch tmp/a; touch b 2>/dev/null || echo refused; ls ../secret | wc -l; pwd"
    home, hidden = str(tmp_path / "home"), [str(tmp_path / "secret"), str(tmp_path / "absent")]
    command = bubblewrap.fenced(["sh", "-c", script], home, f"{home}/tmp", hidden)
    done = subprocess.run(command, capture_output=True, text=True, timeout=20)
    assert done.stdout.split() == ["refused", "0", home]
    assert (tmp_path / "home/tmp/a").exists()
