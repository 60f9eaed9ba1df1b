"""A folder that is used like a zip archive."""

import pytest

from minitf.keras.saving.folder import Folder


def test_files_go_in_and_out(tmp_path):
    (tmp_path / "outside").write_text("copied")
    (tmp_path / "model").mkdir()
    folder = Folder(tmp_path / "model")
    folder.writestr("config.json", "{}")
    folder.writestr("assets/a/b.txt", b"\x00\x01")
    folder.write(tmp_path / "outside", "assets/c.txt")
    assert folder.namelist() == ["assets/a/b.txt", "assets/c.txt", "config.json"]
    assert folder.read("assets/a/b.txt") == b"\x00\x01"
    assert folder.read("assets/c.txt") == b"copied"
    assert folder.getinfo("config.json").file_size == 2
    with pytest.raises(OSError):
        folder.read("none")
