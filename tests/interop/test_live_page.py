"""Pages of the live book in a real browser: a reader changes cells, runs them, breaks one, and does an exercise.

These tests need Chromium and chromedriver, as those of the board's page do.
"""

import os
import signal
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from interop.webdriver import BROWSER, DRIVER, Browser

pytest.importorskip("jupyter_server")
pytestmark = pytest.mark.skipif(not (BROWSER and DRIVER), reason="no Chromium or no chromedriver on this machine")

CONFIGURATION = """
extensions = ["myst_nb", "stub_directive"]
html_theme = "sphinx_book_theme"
nb_execution_mode = "off"
project = copyright = html_title = "Small"
"""

HEADER = "---\njupytext:\n  text_representation:\n    format_name: myst\nkernelspec:\n  name: python3\n---\n\n"

CHAPTER = HEADER + """# A chapter

```{code-cell} ipython3
:tags: [hide-input]
import minitf as tf
```

```{code-cell} ipython3
x = tf.constant([1.0, 2.0])
```

```{code-cell} ipython3
print(3 * x)
```

```{code-cell} ipython3
:tags: [raises-exception]
tf.constant([1.0]) @ tf.constant([2.0])
```

```{code-cell} ipython3
import matplotlib.pyplot as plt
_ = plt.plot([1, 2])
```
"""

EXERCISES = HEADER + "# Exercises\n\n```{stub} as_integers\n```\n"

RIGHT = """def as_integers(array, by, dtype):
    shape = [1] * array.ndim
    if by.scale.size > 1:
        shape[by.axis] = -1
    q = np.rint(array / by.scale.reshape(shape)) + by.zero_point.reshape(shape)
    limits = np.iinfo(dtype.np)
    return np.clip(q, limits.min, limits.max).astype(dtype.np)"""

STATE = "return [...document.querySelectorAll('.thebe-cell')][arguments[0]].dataset.state"
RESULT = "return document.querySelectorAll('.cell_output')[arguments[0]]?.textContent ?? ''"
WRITE = "document.querySelectorAll('.thebe-cell .CodeMirror')[arguments[0]].CodeMirror.setValue(arguments[1])"
RUN = "document.querySelectorAll('.live-run')[arguments[0]].click()"
SERVE = """
import sys
from pathlib import Path
from minitf.cli.live_book import serve

serve(*map(Path, sys.argv[1:]), 0)
"""


@pytest.fixture(scope="module")
def server(tmp_path_factory, repository):
    """The address, with the token, of a small book that Sphinx has built as it builds the large one."""
    folder = tmp_path_factory.mktemp("book")
    (folder / "conf.py").write_text(CONFIGURATION)
    (folder / "index.md").write_text(CHAPTER + "\n```{toctree}\nexercises\n```\n")
    (folder / "exercises.md").write_text(EXERCISES)
    paths = os.pathsep.join([str(repository), str(repository / "book/_ext")])
    environment = {**os.environ, "PYTHONPATH": paths, "JUPYTER_RUNTIME_DIR": str(folder), "IPYTHONDIR": str(folder)}
    build = [sys.executable, "-m", "sphinx", "-q", "-b", "html", ".", "html"]
    subprocess.run(build, cwd=folder, env=environment, check=True, capture_output=True)
    words = [sys.executable, "-c", SERVE, folder / "html", repository / "book/_live"]
    with subprocess.Popen(words, cwd=folder, stdout=subprocess.PIPE, text=True, env=environment) as process:
        yield urlsplit(next(line.strip() for line in process.stdout if "token=" in line))
        process.send_signal(signal.SIGTERM)
        process.wait()


@pytest.fixture(scope="module")
def window(server, tmp_path_factory):
    with Browser(tmp_path_factory.mktemp("browser")) as browser:
        browser.size(1280, 900)
        browser.open(server._replace(path="/pages/index.html").geturl())
        yield browser


@pytest.fixture
def page(window, server):
    """The chapter, freshly opened, its Python not started."""
    window.open(f"http://{server.netloc}/pages/index.html")
    window.until("return document.documentElement.dataset.live === 'ready'")
    return window


def test_the_token_does_not_stay_in_the_address(page):
    assert "token" not in page.run("return location.href")


def test_a_cell_runs_after_those_that_it_needs(page):
    page.run(RUN, 2)
    page.until(f"{STATE} === 'done'", 2)
    assert page.run(RESULT, 2).strip() == "tf.Tensor([3. 6.], shape=(2,), dtype=float32)"
    assert [page.run(STATE, i) for i in range(5)] == ["done", "done", "done", None, None]


def test_a_changed_cell_is_run_again_before_those_below_it(page):
    page.run(WRITE, 1, "x = tf.constant([5])")
    page.run(RUN, 2)
    page.until("return document.querySelector('.bd-article').textContent.includes('tf.Tensor([15], shape=(1,)')")


def test_an_error_is_shown_and_stops_what_follows(page):
    page.run(WRITE, 1, "x = nothing")
    page.run(RUN, 2)
    page.until(f"{STATE} === 'failed'", 1)
    page.until("return document.querySelector('.bd-article').textContent.includes(\"name 'nothing' is not defined\")")
    assert page.run(STATE, 2) is None


def test_all_cells_run_and_a_plot_is_drawn(page):
    page.click(".live-bar button")
    page.until(f"{STATE} === 'done'", 4)  # the one before is meant to fail
    assert page.until("return document.querySelector('.cell_output img')?.naturalWidth") > 100


def test_nothing_comes_from_elsewhere(page, server):
    sources = page.run("return performance.getEntriesByType('resource').map((entry) => new URL(entry.name).host)")
    assert set(sources) - {""} == {server.netloc}


def test_an_exercise_is_done_on_the_page(page, server):
    page.open(f"http://{server.netloc}/pages/exercises.html")
    page.until("return document.documentElement.dataset.live === 'ready'")
    page.run(WRITE, 0, RIGHT)
    page.run(RUN, 1)
    page.until("return document.querySelector('.stub').textContent.includes('1 / 1 point')")
