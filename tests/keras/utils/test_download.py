"""Files from the network, kept for the next time."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from minitf.keras.utils import download, get_file


@pytest.fixture
def origin(tmp_path):
    """A URL with a small file behind it."""
    path = tmp_path / "there" / "data.bin"
    path.parent.mkdir()
    path.write_bytes(b"content" * 1000)
    return path.as_uri()


def sha256(content=b"content" * 1000):
    return hashlib.sha256(content).hexdigest()


def test_it_is_downloaded_once(origin, tmp_path, capsys):
    for expected in (True, False):
        path = Path(get_file(origin=origin, cache_dir=tmp_path, file_hash=sha256()))
        assert path == tmp_path / "datasets" / "data.bin"
        assert path.read_bytes() == b"content" * 1000
        assert ("Downloading data from" in capsys.readouterr().out) == expected


def test_nothing_else_is_left_in_the_folder(origin, tmp_path):
    get_file("other.bin", origin, cache_dir=tmp_path, cache_subdir="here")
    assert [entry.name for entry in (tmp_path / "here").iterdir()] == ["other.bin"]


@pytest.mark.parametrize("options", [
    {"file_hash": "0" * 64}, {"md5_hash": "0" * 32}, {"file_hash": "0" * 32, "hash_algorithm": "md5"}])
def test_a_wrong_checksum_leaves_nothing(origin, tmp_path, options):
    with pytest.raises(ValueError, match="Incomplete or corrupted file"):
        get_file(origin=origin, cache_dir=tmp_path, **options)
    assert list((tmp_path / "datasets").iterdir()) == []


def test_a_damaged_file_in_the_cache_is_downloaded_again(origin, tmp_path, capsys):
    (tmp_path / "datasets").mkdir()
    (tmp_path / "datasets" / "data.bin").write_bytes(b"half")
    path = get_file(origin=origin, cache_dir=tmp_path, file_hash=sha256())
    assert Path(path).read_bytes() == b"content" * 1000
    assert "re-download" in capsys.readouterr().out


def test_force(origin, tmp_path, capsys):
    for _ in range(2):
        get_file(origin=origin, cache_dir=tmp_path, force_download=True)
    assert capsys.readouterr().out.count("Downloading data") == 2


def test_offline(tmp_path):
    with pytest.raises(OSError, match="URL fetch failure on file:///nowhere"):
        get_file(origin="file:///nowhere/data.bin", cache_dir=tmp_path)
    assert list((tmp_path / "datasets").iterdir()) == []


def test_a_connection_that_breaks_off(monkeypatch, tmp_path):
    class Response(io.BytesIO):
        headers = {"Content-Length": "99"}

    monkeypatch.setattr(download.urllib.request, "urlopen", lambda origin: Response(b"half"))
    with pytest.raises(OSError, match="4 of 99 bytes"):
        get_file("a.bin", "https://localhost/a.bin", cache_dir=tmp_path)
    assert list((tmp_path / "datasets").iterdir()) == []


@pytest.mark.parametrize(("fname", "folder"), [("pack.zip", "pack_extracted"), (None, "pack.zip"), ("pack", "pack")])
def test_unpacking(tmp_path, fname, folder):
    with zipfile.ZipFile(tmp_path / "pack.zip", "w") as archive:
        archive.writestr("inside.txt", "hello")
    path = get_file(fname, (tmp_path / "pack.zip").as_uri(), cache_dir=tmp_path / "cache", extract=True)
    assert Path(path) == tmp_path / "cache" / "datasets" / folder
    assert (Path(path) / "inside.txt").read_text() == "hello"


def test_what_cannot_be_unpacked_is_warned_of(origin, tmp_path):
    with pytest.warns(UserWarning, match="Could not extract"):
        get_file(origin=origin, cache_dir=tmp_path, extract=True)


@pytest.mark.parametrize(("fname", "origin"), [
    ("a", None), (None, "https://localhost/"), ("a/b", "https://localhost/b"), ("..", "https://localhost/b"),
    (None, "https://localhost/..")])
def test_names_and_urls_that_do_not_serve(fname, origin):
    with pytest.raises(ValueError, match="get_file"):
        get_file(fname, origin)
