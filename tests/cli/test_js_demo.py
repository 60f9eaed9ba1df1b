"""`minitf js demo`: what it serves. The page itself: tests/interop/test_js_demo_page.py."""

import argparse
import os

import pytest

import minitf as tf
from minitf.cli import js_demo
from minitf.js.layers_model.saving import save_keras_model


@pytest.fixture
def served(monkeypatch):
    """The servers that were started; each stops at once."""
    servers = []
    monkeypatch.setattr(js_demo.Server, "serve_forever", lambda server: servers.append(server))
    return servers


def run(*words):
    parser = argparse.ArgumentParser()
    js_demo.add_arguments(parser)
    return js_demo.run(parser.parse_args([*words, "--port", "0"]))


def tiny():
    layers = tf.keras.layers
    return tf.keras.Sequential([tf.keras.Input((4, 4, 1)), layers.Flatten(), layers.Dense(10, activation="softmax")])


def test_a_folder_and_a_keras_file_are_served(served, tmp_path, capsys):
    save_keras_model(tiny(), tmp_path / "folder")
    tiny().save(tmp_path / "model.keras")
    assert run(str(tmp_path / "folder")) == 0
    assert run(str(tmp_path / "model.keras")) == 0
    assert ["/model/model.json" in server.files for server in served] == [True, True]
    assert capsys.readouterr().out.count("Draw digits at http://127.0.0.1:") == 2


def test_without_a_model_one_is_trained(served, monkeypatch, capsys):
    monkeypatch.setattr(js_demo, "digits_model", tiny)
    assert run() == 0
    assert "/model/group1-shard1of1.bin" in served[0].files
    assert "Training a small model" in capsys.readouterr().out


def test_what_cannot_be_served_is_told(served, tmp_path):
    with pytest.raises(tf.errors.InvalidArgumentError, match=r"there is no model\.json"):
        run(os.fspath(tmp_path))
    layers = tf.keras.layers
    tf.keras.Sequential([tf.keras.Input((3,)), layers.Dense(2)]).save(tmp_path / "other.keras")
    with pytest.raises(tf.errors.InvalidArgumentError, match="takes pictures"):
        run(str(tmp_path / "other.keras"))
    assert served == []
