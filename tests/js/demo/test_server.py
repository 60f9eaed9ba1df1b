"""The server of the demo: which files it hands out, to whom, and which models it refuses."""

import http.client
import json
import threading

import pytest

from minitf import keras
from minitf.backend.errors import InvalidArgumentError
from minitf.js.demo.server import Server, input_shape
from minitf.js.layers_model.saving import save_keras_model

layers = keras.layers


def small_model(shape=(4, 4, 1)):
    return keras.Sequential([keras.Input(shape), layers.Flatten(), layers.Dense(10, activation="softmax")])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("model")
    save_keras_model(small_model(), folder, weight_shard_size_bytes=400)
    (folder / "secret.txt").write_text("not of the model")
    return folder


@pytest.fixture(scope="module")
def server(folder):
    with Server(folder, port=0) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()


def ask(server, path, method="GET", **headers):
    """Status, headers and bytes of an answer."""
    connection = http.client.HTTPConnection(*server.server_address, timeout=60)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, answer.headers, content


def test_the_page_and_its_files_are_served(server):
    status, headers, content = ask(server, "/")
    assert status == 200
    assert b"Draw a digit" in content
    assert headers["Content-Type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert ask(server, "/layers.js")[1]["Content-Type"].startswith("text/javascript")
    assert b"--blue:" in ask(server, "/palette.css")[2]
    assert ask(server, "/index.html", "HEAD")[2] == b""


def test_the_files_of_the_model_are_served_and_no_others(server, folder):
    document = json.loads(ask(server, "/model/model.json")[2])
    paths = document["weightsManifest"][0]["paths"]
    assert len(paths) == 2
    for path in paths:
        assert ask(server, f"/model/{path}")[2] == (folder / path).read_bytes()
    for path in ("/model/secret.txt", "/model/../secret.txt", "/../pyproject.toml", "/server.py", "/digits.json"):
        assert ask(server, path)[0] == 404


def test_digits_come_with_a_model_of_their_size(tmp_path):
    save_keras_model(small_model((8, 8, 1)), tmp_path)
    with Server(tmp_path, port=0) as server:
        assert sorted(json.loads(server.files["/digits.json"][0])) == ["seen", "unseen"]


def test_a_strangers_name_for_this_machine_is_not_answered(server):
    assert ask(server, "/", Host="evil.example:80")[0] == 403
    assert ask(server, "/", Host=f"localhost:{server.server_address[1]}")[0] == 200


def test_a_port_that_is_taken_is_told(server, folder):
    with pytest.raises(InvalidArgumentError, match=r"port \d+: another program has it\. Choose another"):
        Server(folder, server.server_address[1])


@pytest.mark.parametrize("shape", [(6,), (4, 4, 3)], ids=["numbers", "colours"])
def test_a_model_of_other_inputs_is_refused(shape, tmp_path):
    save_keras_model(small_model(shape), tmp_path)
    with pytest.raises(ValueError, match=r"it must be a Sequential that takes pictures \[H, W, 1\]"):
        Server(tmp_path, port=0)


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(FileNotFoundError, match=r"there is no model\.json"):
        Server(tmp_path, port=0)


def test_the_shape_is_found_in_either_form_of_the_file():
    layer = {"class_name": "InputLayer", "config": {"batch_input_shape": [None, 8, 8, 1]}}
    for topology in ({"model_config": {"class_name": "Sequential", "config": {"layers": [layer]}}},
                     {"class_name": "Sequential", "config": [layer]}):
        assert input_shape({"modelTopology": topology}) == [8, 8, 1]
