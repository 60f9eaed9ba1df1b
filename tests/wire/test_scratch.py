"""A folder for new files: gone afterwards, deleted when its process is dead, and left alone while that lives."""

import os

import pytest

from minitf.wire.scratch import delete_abandoned, scratch_folder


def test_it_stands_beside_the_place_and_goes_with_all_that_is_in_it(tmp_path):
    with scratch_folder(str(tmp_path / "a")) as folder:
        assert os.listdir(tmp_path) == [os.path.basename(folder)]
        with open(os.path.join(folder, "half"), "w") as file:
            file.write("half")
    assert os.listdir(tmp_path) == []


def test_that_of_a_dead_process_is_deleted_and_other_names_are_not(tmp_path):
    for name in (".a.abcdefgh.new", ".b.abcdefgh.new", ".a.ab.new", "a.abcdefgh.new"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "half").touch()
    (tmp_path / ".a.aaaaaaaa.new").symlink_to(tmp_path / ".b.abcdefgh.new")
    with scratch_folder(str(tmp_path / "a")):
        pass
    assert set(os.listdir(tmp_path)) == {".b.abcdefgh.new", ".a.ab.new", "a.abcdefgh.new", ".a.aaaaaaaa.new"}
    assert (tmp_path / ".b.abcdefgh.new" / "half").exists()


def test_that_of_a_living_one_stays(tmp_path):
    path = str(tmp_path / "ckpt-1")
    with scratch_folder(path) as first, scratch_folder(path) as second:
        delete_abandoned(str(tmp_path / "ckpt-*"))
        assert os.path.isdir(first)
        assert os.path.isdir(second)


def test_a_star_stands_for_the_rest_of_a_name(tmp_path):
    (tmp_path / ".ckpt-3.abcdefgh.new").mkdir()
    delete_abandoned(str(tmp_path / "other-*"))
    assert len(os.listdir(tmp_path)) == 1
    delete_abandoned(str(tmp_path / "ckpt-*"))
    assert os.listdir(tmp_path) == []


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(FileNotFoundError), scratch_folder(str(tmp_path / "none" / "a")):
        pass
