"""`minitf book --live`: who gets a page, and who does not. In a browser: tests/interop/test_live_page.py."""

import http.client
import json
import signal
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

pytest.importorskip("jupyter_server")

from minitf.cli import live_book

SERVE = """
import sys
from pathlib import Path
from minitf.cli.live_book import serve

serve(*map(Path, sys.argv[1:]), 0)
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory, repository):
    """The address with the token, of a book with one page; its server is another process."""
    folder = tmp_path_factory.mktemp("live")
    (folder / "html/book").mkdir(parents=True)
    (folder / "html/book/index.html").write_text("<html><body>The first page.</body></html>")
    (folder / "html/style.css").write_text("body {}")
    (folder / "secret.html").write_text("not of the book")
    words = [sys.executable, "-c", SERVE, folder / "html", repository / "book/_live"]
    environment = {"JUPYTER_RUNTIME_DIR": str(folder), "IPYTHONDIR": str(folder), "HOME": str(folder)}
    with subprocess.Popen(words, cwd=repository, stdout=subprocess.PIPE, text=True, env=environment) as process:
        yield urlsplit(next(line.strip() for line in process.stdout if "token=" in line))
        process.send_signal(signal.SIGTERM)
        process.wait()


def ask(server, path, **headers):
    """Status, headers and text of an answer."""
    connection = http.client.HTTPConnection(server.hostname, server.port, timeout=60)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, answer.headers, text


def token(server):
    return server.query.removeprefix("token=")


def test_the_token_goes_from_the_address_into_a_cookie_and_the_page(server):
    status, headers, _ = ask(server, f"{server.path}?{server.query}")
    assert (status, headers["Location"]) == (302, server.path)
    cookie = "; ".join(value.partition(";")[0] for value in headers.get_all("Set-Cookie"))
    status, headers, text = ask(server, server.path, Cookie=cookie)
    assert status == 200
    assert "The first page." in text
    assert f'id="live-token">{json.dumps(token(server))}<' in text
    assert headers["Cache-Control"] == "no-store"
    assert "default-src 'self'" in headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/pages/book/index.html", "/pages/style.css", "/live/live.js", "/thebe/index.js"])
def test_who_has_no_token_gets_nothing(server, path):
    status, headers, text = ask(server, path)
    assert status == 302
    assert headers["Location"].startswith("/login")
    assert token(server) not in text


def test_who_has_no_token_runs_nothing(server):
    assert ask(server, "/api/kernels")[0] == 403
    assert ask(server, "/api/kernels", Authorization="token wrong")[0] == 403
    assert ask(server, "/api/kernels", Authorization=f"token {token(server)}")[::2] == (200, "[]")


def test_a_strangers_name_for_this_machine_is_not_answered(server):
    allowed = {"Authorization": f"token {token(server)}"}
    assert ask(server, server.path, **allowed)[0] == 200
    assert ask(server, server.path, Host="evil.example", **allowed)[0] == 403


@pytest.mark.parametrize("path", ["/pages/../secret.html", "/pages/%2e%2e/secret.html", "/pages/none.html",
                                  "/live/../../pyproject.toml"])
def test_only_the_files_of_the_book_are_served(server, path):
    status, _, text = ask(server, path, Authorization=f"token {token(server)}")
    assert status in (403, 404)
    assert "not of the book" not in text


def test_the_editor_comes_from_an_installed_package(server):
    status, _, text = ask(server, "/thebe/index.js", Authorization=f"token {token(server)}")
    assert status == 200
    assert len(text) > 100_000
    assert (live_book.thebe_folder() / "thebe.css").is_file()


def test_what_would_ask_a_public_server_is_taken_out():
    page = ('<script>const THEBE_JS_URL = "https://elsewhere"</script><script async="async" src="../_static/'
            'sphinx-thebe.js?v=1"></script><script src="mine.js"></script><body>x</body></html>')
    made = live_book.made_live(page, "secret")
    assert "elsewhere" not in made
    assert "sphinx-thebe.js" not in made
    assert '<script src="mine.js"></script>' in made
    assert made.endswith("</body></html>")
