"""The loads of a server: what wrk is told, what it says, and what is made of that."""

import pytest

from minitf.bench import serving

SAID = """Running 1s test @ http://127.0.0.1:1/
  Latency Distribution
     50%    1.21ms
     99%    {}
  2000 requests in 1.00s, 1.00MB read
{}Requests/sec:   1999.50
"""


@pytest.mark.parametrize(("time", "trouble", "seconds", "failed"), [
    ("812.00us", "", 812e-6, 0),
    ("1.50s", "  Socket errors: connect 0, read 2, write 0, timeout 1\n  Non-2xx or 3xx responses: 4\n", 1.5, 7),
])
def test_what_wrk_says(time, trouble, seconds, failed):
    assert serving.figures(SAID.format(time, trouble)) == (1999.5, pytest.approx(seconds), failed)


def test_without_wrk_nothing_is_measured(monkeypatch):
    monkeypatch.setattr(serving.shutil, "which", lambda name: None)
    with pytest.raises(FileNotFoundError, match="apt-get install wrk"):
        serving.measured(1)


def test_a_load_on_a_real_server(tmp_path, monkeypatch):
    """In place of wrk stands a program that asks once."""
    script = tmp_path / "wrk"
    script.write_text("#!/bin/sh\nfor last; do case $last in http*) url=$last;; esac; done\n"
                      "case $(curl --noproxy '*' -s -d '{\"instances\": [[[[0]]]]}' $url) in *error*) "
                      f"cat <<'E'\n{SAID.format('2.00ms', '')}E\n;; esac\n")
    script.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert serving.shutil.which("wrk") == str(script)
    if not serving.shutil.which("curl"):
        pytest.skip("curl is not installed")
    (found,) = serving.measured(1, "digits CNN, 32 clients, each")
    assert (found.rate, found.failed) == (1999.5, 0)
    assert serving.report_of([found])[0]["row"] == found.title
    assert "1,999" in str(found) or "2,000" in str(found)
