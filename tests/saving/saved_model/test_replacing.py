"""A folder is replaced as a whole, or not at all."""

import ctypes
import os
import stat

import pytest

from minitf.backend.errors import FailedPreconditionError
from minitf.saving.saved_model.replacing import exchange, new_folder


def fill(folder, text):
    with open(os.path.join(folder, "saved_model.pb"), "w") as file:
        file.write(text)


def test_a_new_folder_appears_at_the_end(tmp_path):
    path = tmp_path / "deep" / "model"
    with new_folder(path) as folder:
        fill(folder, "new")
        assert not path.exists()
    assert (path / "saved_model.pb").read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) & 0o700 == 0o700


def test_an_error_leaves_the_old_one(tmp_path):
    path = tmp_path / "model"
    with new_folder(path) as folder:
        fill(folder, "old")
    with pytest.raises(FileNotFoundError), new_folder(path) as folder:
        fill(os.path.join(folder, "nowhere"), "new")
    assert (path / "saved_model.pb").read_text() == "old"
    assert os.listdir(tmp_path) == ["model"]


@pytest.mark.parametrize("has_exchange", [True, False])
def test_two_folders_change_their_names(tmp_path, monkeypatch, has_exchange):
    if not has_exchange:
        monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        fill(tmp_path / name, name)
    exchange(str(tmp_path / "one"), str(tmp_path / "other"))
    assert (tmp_path / "one" / "saved_model.pb").read_text() == "other"
    assert (tmp_path / "other" / "saved_model.pb").read_text() == "one"


def test_folders_and_links_beside_the_model_stay(tmp_path):
    path = tmp_path / "model"
    for text in ("old", "new"):
        with new_folder(path) as folder:
            fill(folder, text)
        if text == "old":
            (path / "assets.extra").mkdir()
            (path / "assets.extra" / "a").write_text("a")
            (path / "link").symlink_to("assets.extra")
    assert (path / "saved_model.pb").read_text() == "new"
    assert (path / "link").is_symlink()
    assert (path / "link" / "a").read_text() == "a"


def test_a_file_is_not_replaced(tmp_path):
    (tmp_path / "model").touch()
    with pytest.raises(FailedPreconditionError, match="not a directory"), new_folder(tmp_path / "model"):
        pass
    assert os.listdir(tmp_path) == ["model"]
