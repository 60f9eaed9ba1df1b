"""gfile.py: files and folders."""

import errno

import pytest

import minitf as tf
from minitf.wire.gfile import told

gfile = tf.io.gfile


def test_a_file_is_written_read_and_extended(tmp_path):
    path = str(tmp_path / "file.txt")
    with gfile.GFile(path, "w") as file:
        file.write("one\ntwo\n")
    with gfile.GFile(path, "a") as file:
        file.write("three")
    with gfile.GFile(path) as file:
        assert file.readline() == "one\n"
        assert list(file) == ["two\n", "three"]
        file.seek(0)
        assert file.read(3) == "one"
        assert (file.tell(), file.size()) == (3, 13)
    with gfile.GFile(path, "rb") as file:
        assert file.read() == b"one\ntwo\nthree"


def test_folders(tmp_path):
    folder = gfile.join(str(tmp_path), "a", "b")
    gfile.makedirs(folder)
    gfile.makedirs(folder)
    gfile.GFile(gfile.join(folder, "x.txt"), "w").close()
    assert gfile.listdir(folder) == []  # a file that nobody wrote into is not made
    for name in ("y.txt", "x.txt"):
        with gfile.GFile(gfile.join(folder, name), "w") as file:
            file.write(name)
    assert gfile.glob(gfile.join(folder, "*.txt")) == [gfile.join(folder, n) for n in ("x.txt", "y.txt")]
    gfile.copy(gfile.join(folder, "x.txt"), gfile.join(folder, "z.txt"))
    gfile.rename(gfile.join(folder, "z.txt"), gfile.join(folder, "y.txt"), overwrite=True)
    with gfile.GFile(gfile.join(folder, "y.txt")) as file:
        assert file.read() == "x.txt"
    gfile.remove(gfile.join(folder, "y.txt"))
    assert gfile.isdir(folder)
    assert gfile.stat(folder).is_directory
    assert [files for _, _, files in gfile.walk(str(tmp_path))] == [[], [], ["x.txt"]]
    gfile.rmtree(folder)
    assert not gfile.exists(folder)


WRONG = {
    "read what is not there": (lambda p: gfile.GFile(p / "no").read(), tf.errors.NotFoundError),
    "read what is written": (lambda p: gfile.GFile(p / "no", "w").read(), tf.errors.PermissionDeniedError),
    "write what is read": (lambda p: gfile.GFile(p / "file").write("x"), tf.errors.PermissionDeniedError),
    "an unknown mode": (lambda p: gfile.GFile(p / "file", "q"), tf.errors.InvalidArgumentError),
    "make it again": (lambda p: gfile.mkdir(p), tf.errors.AlreadyExistsError),
    "make it nowhere": (lambda p: gfile.mkdir(p / "a" / "b"), tf.errors.NotFoundError),
    "list nothing": (lambda p: gfile.listdir(p / "no"), tf.errors.NotFoundError),
    "delete nothing": (lambda p: gfile.remove(p / "no"), tf.errors.NotFoundError),
    "copy over": (lambda p: gfile.copy(p / "file", p / "file"), tf.errors.AlreadyExistsError),
    "another file system": (lambda p: gfile.exists("gs://bucket/file"), tf.errors.UnimplementedError),
}


@pytest.mark.parametrize("name", WRONG)
def test_errors_are_those_of_tensorflow(tmp_path, name):
    (tmp_path / "file").write_text("text")
    call, error = WRONG[name]
    with pytest.raises(error):
        call(tmp_path)


def test_a_full_disk_is_an_exhausted_resource():
    with pytest.raises(tf.errors.ResourceExhaustedError, match="x; No space left"), told("x"):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_folder_cannot_stand_where_a_file_does(tmp_path):
    (tmp_path / "a").touch()
    for name in ("a", "a/b", "a/b/c"):
        with pytest.raises(tf.errors.FailedPreconditionError, match=r"[Nn]ot a directory"):
            gfile.makedirs(tmp_path / name)
