"""Folders of versions."""

import pytest

from minitf.backend.errors import InvalidArgumentError
from minitf.serving.models.config import ModelConfig
from minitf.serving.models.policies import All, Latest
from minitf.serving.models.source import fingerprint, versions_in


def test_only_numbers_are_versions(tmp_path):
    for name in ("1", "0007", "x", "3.5", "-4", "12345678901234567890", "٣"):
        (tmp_path / name).mkdir()
    assert versions_in(ModelConfig("m", str(tmp_path), All())) == {
        1: str(tmp_path / "1"), 7: str(tmp_path / "0007")}
    assert versions_in(ModelConfig("m", str(tmp_path), Latest())) == {7: str(tmp_path / "0007")}


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(InvalidArgumentError, match=r"Could not find base path .* for servable m"):
        versions_in(ModelConfig("m", str(tmp_path / "gone")))


def test_the_fingerprint_changes_with_the_files(tmp_path):
    (tmp_path / "a").write_text("1")
    before = fingerprint(str(tmp_path))
    assert fingerprint(str(tmp_path)) == before
    (tmp_path / "a").write_text("12")
    assert fingerprint(str(tmp_path)) != before
    assert fingerprint(str(tmp_path / "gone")) == frozenset()
