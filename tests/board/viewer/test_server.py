"""The server: what it answers, to whom, and what it refuses."""

import http.client
import json
import re
import threading

import pytest

import minitf as tf
from board.viewer.writing import scalar_event, write
from minitf.backend import palette
from minitf.board.viewer.server import PAGE, Server


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    logdir = tmp_path_factory.mktemp("logs") / "logs"
    write(logdir / "run" / "a.tfevents", [scalar_event("Größe 🎉 <b>/..", float("nan"), 1)])
    logdir.with_name("secret").write_text("secret")
    with Server(logdir, port=0) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        yield server
        server.shutdown()


def get(server, path, method="GET", **headers):
    """Status, headers and body of an answer. The path is sent as it stands."""
    connection = http.client.HTTPConnection("localhost", server.server_address[1], timeout=60)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    found = answer.status, answer.headers, answer.read()
    connection.close()
    return found


def test_the_page_and_all_it_asks_for_are_served(server):
    names = {"/", *(f"/{path.name}" for path in PAGE.iterdir())}
    for name in names:
        status, headers, body = get(server, name)
        assert (status, headers["X-Content-Type-Options"]) == (200, "nosniff")
        assert "'unsafe" not in headers["Content-Security-Policy"]
        text = body.decode()
        wanted = re.findall(r'(?:from|href=|src=) ?"\.?/?([\w.]+\.(?:js|css|svg))"', text)
        assert {f"/{other}" for other in wanted} <= {*names, "/palette.css"}, name
        assert not re.findall(r"(?:src|href)=\"https?:|@import|url\(", text), f"{name} fetches something from elsewhere"
    assert palette.GOLD in get(server, "/palette.css")[2].decode()


def test_the_index(server):
    status, headers, body = get(server, "/data/index")
    assert (status, headers["Content-Type"]) == (200, "application/json")
    (run,) = json.loads(body)["runs"]
    assert run["tags"] == {"Größe 🎉 <b>/..": ["scalars", 1, "", ""]}


def test_tags_of_any_letters_come_through_the_address(server):
    get(server, "/data/index")
    body = get(server, "/data/scalars?tag=Gr%C3%B6%C3%9Fe+%F0%9F%8E%89+%3Cb%3E%2F..")[2]
    assert next(iter(json.loads(body).values()))["numbers"] == ["NaN"]


@pytest.mark.parametrize("path", [
    "/../secret", "/page/../../secret", "/%2e%2e/secret", "/..%2fsecret", "//etc/passwd", "/etc/passwd", "/store.py",
    "/data/", "/data/../secret", "/data/trace?name=../secret", "/data/blob?run=0&tag=../secret&which=0&item=0",
    "/data/__class__", "//[",
    "/data/points?run=99&tag=x&from=0&to=1", "/data/graph?run=0&kind=layers",
])  # fmt: skip
def test_what_is_not_there_is_not_found(server, path):
    status, _, body = get(server, path)
    assert status == 404
    assert b"secret" not in body


@pytest.mark.parametrize("path", ["/data/points?run=x&tag=a&from=0&to=1", "/data/graph?run=%00"])
def test_words_that_are_no_numbers_are_refused(server, path):
    status, _, body = get(server, path)
    assert status == 400
    assert "invalid literal" in json.loads(body)["error"]


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "localhost.evil.example", "", "[", "127.0.0.1.evil.example"])
def test_another_name_for_this_machine_is_refused(server, host):
    assert get(server, "/data/index", Host=host)[0] == 403


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:6006", "[::1]:80", "LOCALHOST:1"])
def test_its_own_names_are_known(server, host):
    assert get(server, "/", Host=host)[0] == 200


def test_it_only_answers(server):
    assert get(server, "/data/index", method="POST")[0] == 501
    status, headers, body = get(server, "/", method="HEAD")
    assert (status, body) == (200, b"")
    assert int(headers["Content-Length"]) > 100
    assert "Access-Control-Allow-Origin" not in headers


def test_only_this_machine_reaches_it_unless_asked(server, tmp_path):
    assert server.server_address[0] == "127.0.0.1"
    assert server.is_private
    with Server(tmp_path, host="0.0.0.0", port=0) as open_one:
        assert not open_one.is_private


def test_a_port_that_is_taken(server, tmp_path, monkeypatch):
    port = server.server_address[1]
    with pytest.raises(tf.errors.InvalidArgumentError, match=f"port {port} of localhost: another program has it"):
        Server(tmp_path, port=port)
    monkeypatch.setattr("minitf.board.viewer.server.PORT", port)
    monkeypatch.setattr("minitf.board.viewer.server.TRIES", 200)
    with Server(tmp_path) as other:
        assert other.server_address[1] > port, "the next that is free"


@pytest.mark.parametrize(("host", "port"), [("..", 0), ("localhost", 99_999), ("192.0.2.1", 0)])
def test_an_address_that_is_none_of_ours(tmp_path, host, port):
    with pytest.raises(tf.errors.InvalidArgumentError, match="must be an address of this machine"):
        Server(tmp_path, host=host, port=port)
