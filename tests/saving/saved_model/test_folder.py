"""The folder of a SavedModel: what is in it, and what must not be read."""

import pytest

import minitf as tf
from minitf.saving.saved_model.folder import asset_path, contains_saved_model, meta_graph, read_message
from minitf.wire import messages


def test_a_folder_with_a_model_is_known(saved, tmp_path):
    assert contains_saved_model(saved)
    assert not contains_saved_model(tmp_path)


def test_no_model_is_an_os_error(tmp_path):
    with pytest.raises(OSError, match=r"saved_model\.pb"):
        read_message(str(tmp_path))


def test_the_text_format_is_read_too(saved, tmp_path):
    message = read_message(saved)
    (tmp_path / "saved_model.pbtxt").write_text(str(message))
    assert read_message(tmp_path) == message


@pytest.mark.parametrize("data", [b"no message at all", b""])
def test_another_file_is_refused(tmp_path, data):
    (tmp_path / "saved_model.pb").write_bytes(data)
    with pytest.raises((OSError, tf.errors.DataLossError), match="SavedModel"):
        read_message(tmp_path)


def test_tags_choose_a_graph():
    message = messages.SavedModel()
    for tags in (["serve"], ["serve", "gpu"]):
        message.meta_graphs.add().meta_info_def.tags.extend(tags)
    assert meta_graph(message, ["gpu", "serve"]) == message.meta_graphs[1]
    assert meta_graph(message, "serve") == message.meta_graphs[0]
    with pytest.raises(ValueError, match="tags must say which"):
        meta_graph(message)
    with pytest.raises(ValueError, match="the file has graphs with the tags"):
        meta_graph(message, "train")


@pytest.mark.parametrize("name", ["../saved_model.pb", "/etc/passwd", "..", "", "a/../../b", "link/b"])
def test_an_asset_stays_in_its_folder(tmp_path, name):
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "link").symlink_to(tmp_path)
    with pytest.raises(tf.errors.PermissionDeniedError, match="own folder"):
        asset_path(tmp_path, name)


def test_an_asset_may_stand_deeper(tmp_path):
    assert asset_path(tmp_path, "a/b.txt") == str((tmp_path / "assets" / "a" / "b.txt").resolve())
