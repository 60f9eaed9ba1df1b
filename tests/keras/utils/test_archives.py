"""Unpacking archives that strangers made."""

import io
import stat
import tarfile
import zipfile

import pytest

from minitf.keras.utils.archives import extract_archive, is_inside


def tar(path, members):
    with tarfile.open(path, "w:gz") as archive:
        for name, kind, content in members:
            info = tarfile.TarInfo(name)
            if kind == "file":
                info.size = len(content)
                archive.addfile(info, io.BytesIO(content))
            else:
                info.type = {"link": tarfile.SYMTYPE, "hard": tarfile.LNKTYPE, "pipe": tarfile.FIFOTYPE}[kind]
                info.linkname = content
                archive.addfile(info)
    return path


def everything(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if not path.is_dir())


def test_a_tar_and_a_zip(tmp_path):
    one = tar(tmp_path / "a.tar.gz", [("sub/a.txt", "file", b"hello")])
    two = tmp_path / "a.zip"
    with zipfile.ZipFile(two, "w") as archive:
        archive.writestr("sub/a.txt", "hello")
    for number, path in enumerate((one, two)):
        assert extract_archive(path, tmp_path / str(number))
        assert (tmp_path / str(number) / "sub" / "a.txt").read_bytes() == b"hello"


@pytest.mark.parametrize("member", [
    ("../evil", "file", b"x"), ("/tmp/minitf-evil", "file", b"x"), ("link", "link", "/etc"),
    ("link", "link", "../.."), ("hard", "hard", "../../etc/passwd"), ("pipe", "pipe", "")])
def test_members_that_lead_outside_are_left_out(tmp_path, member):
    path = tar(tmp_path / "a.tar.gz", [member, ("good", "file", b"y")])
    with pytest.warns(UserWarning, match="Skipping invalid path"):
        extract_archive(path, tmp_path / "out" / "deep")
    assert everything(tmp_path / "out") == ["deep/good"]
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["a.tar.gz", "out"]


def test_a_file_is_not_written_through_a_link(tmp_path):
    path = tar(tmp_path / "a.tar.gz", [("d", "link", "."), ("d/../../evil", "file", b"x"), ("d/fine", "file", b"y")])
    with pytest.warns(UserWarning, match="Skipping invalid path"):
        extract_archive(path, tmp_path / "out")
    assert not (tmp_path / "evil").exists()
    assert (tmp_path / "out" / "fine").exists()


def test_a_zip_that_leads_outside(tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../evil", "x")
        link = zipfile.ZipInfo("link")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("good", "y")
    with pytest.warns(UserWarning, match="Skipping invalid path"):
        extract_archive(path, tmp_path / "out")
    assert everything(tmp_path) == ["a.zip", "out/good"]


def test_of_a_damaged_archive_nothing_is_left(tmp_path):
    path = tar(tmp_path / "a.tar.gz", [("a", "file", b"x" * 100000), ("b", "file", bytes(range(256)) * 999)])
    path.write_bytes(path.read_bytes()[:-50])
    with pytest.raises((EOFError, tarfile.TarError)):
        extract_archive(path, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_other_formats(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("no archive")
    assert not extract_archive(path, tmp_path / "out")
    assert not extract_archive(path, tmp_path / "out", None)
    with pytest.raises(NotImplementedError, match="'rar'"):
        extract_archive(path, tmp_path / "out", "rar")


def test_inside():
    assert is_inside("/data/a", "/data")
    assert not is_inside("/database", "/data")
