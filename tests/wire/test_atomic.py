import os
import signal
import subprocess
import sys

import pytest

from minitf.wire import atomic
from minitf.wire.atomic import replacing

KILLED = """
import os, signal, sys
from minitf.wire.atomic import replacing
with replacing(sys.argv[1]) as new:
    with open(new, "w") as file:
        file.write("half")
        file.flush()
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_new_file_takes_the_place_of_the_old(tmp_path):
    path = tmp_path / "a"
    path.write_text("old")
    with replacing(path) as new:
        with open(new, "w") as file:
            file.write("new")
        assert path.read_text() == "old"
    assert path.read_text() == "new"
    assert os.listdir(tmp_path) == ["a"]


def test_an_error_leaves_the_old_file_and_no_other(tmp_path):
    path = tmp_path / "a"
    path.write_text("old")
    with pytest.raises(ZeroDivisionError):
        _write_half(path)
    assert path.read_text() == "old"
    assert os.listdir(tmp_path) == ["a"]


def _write_half(path):
    with replacing(path) as new, open(new, "w") as file:
        file.write("half")
        raise ZeroDivisionError


def test_a_killed_process_leaves_the_old_file(tmp_path):
    path = tmp_path / "a"
    path.write_text("old")
    done = subprocess.run([sys.executable, "-c", KILLED, path])
    assert done.returncode == -signal.SIGKILL
    assert path.read_text() == "old"
    assert len(os.listdir(tmp_path)) == 2  # with what was half written, until somebody writes there again
    with replacing(path) as new, open(new, "w") as file:
        file.write("new")
    assert os.listdir(tmp_path) == ["a"]


def test_a_link_stays_a_link_to_the_new_file(tmp_path):
    (tmp_path / "a").write_text("old")
    (tmp_path / "link").symlink_to(tmp_path / "a")
    with replacing(tmp_path / "link") as new, open(new, "w") as file:
        file.write("new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_text() == "new"


def test_it_has_the_permissions_of_any_new_file(tmp_path):
    with replacing(tmp_path / "a") as new, open(new, "w"):
        pass
    (tmp_path / "b").touch()
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "b").stat().st_mode


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(OSError, match="No such file"), replacing(tmp_path / "none" / "a"):
        pass


def test_the_disk_has_the_bytes_before_they_get_the_name(tmp_path, monkeypatch):
    done, replace = [], os.replace
    monkeypatch.setattr(atomic, "flush", lambda new: done.append("flush"))
    monkeypatch.setattr(os, "replace", lambda old, new: (done.append("replace"), replace(old, new)))
    with replacing(tmp_path / "a") as new, open(new, "w"):
        pass
    assert done == ["flush", "replace"]
