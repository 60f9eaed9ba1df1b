"""The board's page in a real browser: clicked, zoomed, typed on, resized, and updated while a run goes on.

These tests need Chromium and chromedriver. Both are programs of the system, which pip cannot bring (on Debian:
`apt-get install chromium chromium-driver`); where they are missing, the tests are skipped.
"""

import shutil
import threading

import numpy as np
import pytest

import minitf as tf
from interop.webdriver import BROWSER, DRIVER, KEYS, Browser
from minitf.board.viewer.server import Server

pytestmark = pytest.mark.skipif(not (BROWSER and DRIVER), reason="no Chromium or no chromedriver on this machine")

TEXT = "# Title\n<script>document.title = 'hacked'</script> **bold** [no](javascript:alert(1))"
LINES = "return document.querySelectorAll('[data-tag=loss] .curve').length"
FACTS = "return document.querySelector('[data-tag=loss] .facts').textContent"


def write_runs(logdir):
    """Two runs of 3,000 steps, of which the page first shows a sample; and one of everything else."""
    for run in ("a", "b"):
        with tf.summary.create_file_writer(str(logdir / run)).as_default() as writer:
            for step in range(3000):
                tf.summary.scalar("loss", np.exp(-step / 1000), step=step)
            tf.summary.scalar("Größe/<i>", 1.0, step=1)
            tf.summary.histogram("weights", np.arange(100.0), step=1)
            tf.summary.image("picture", np.ones((1, 8, 8, 3)), step=1)
            tf.summary.text("words", TEXT, step=1)
            writer.close()

    @tf.function
    def f(x):
        with tf.name_scope("scope"):
            y = tf.nn.relu(x) * 2
        return y + 1

    with tf.summary.create_file_writer(str(logdir / "a")).as_default() as writer:
        tf.summary.graph(f.get_concrete_function(tf.TensorSpec([None, 4])).graph)
        writer.close()


@pytest.fixture(scope="module")
def logdir(tmp_path_factory):
    logdir = tmp_path_factory.mktemp("logs")
    write_runs(logdir)
    return logdir


@pytest.fixture(scope="module")
def window(logdir, tmp_path_factory):
    with Server(logdir, port=0) as server, Browser(tmp_path_factory.mktemp("browser")) as browser:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        browser.url = server.url
        yield browser
        server.shutdown()


@pytest.fixture
def page(window):
    """The page, freshly opened in a wide window; it must not complain while a test uses it."""
    window.size(1280, 900)
    window.open(window.url)
    window.run("localStorage.clear()")
    window.open("about:blank")
    window.open(window.url)
    window.until(f"{LINES} === 2")
    yield window
    assert window.complaints() == []


def test_runs_are_switched_off_and_tags_filtered(page):
    page.click(".run input")
    page.until(f"{LINES} === 1")
    page.click(".run input")
    page.until(f"{LINES} === 2")
    page.type("input[type=search]", "^gröSSe|^Größe")
    page.until("return [...document.querySelectorAll('.card')].map((card) => card.dataset.tag).join() === 'Größe/<i>'")


def test_dragging_zooms_in_on_all_points(page):
    assert "a sample" in page.run(FACTS)
    page.drag("[data-tag=loss] .plot", -60, 40)
    page.until(f"{FACTS}.includes('all shown')")
    page.type("[data-tag=loss] .plot", KEYS["escape"])
    page.until(f"{FACTS}.includes('a sample')")


def test_the_keyboard_reads_values_and_changes_tabs(page):
    page.type("[data-tag=loss] .plot", KEYS["right"])
    assert "step 0" in page.until("return document.querySelector('[data-tag=loss] .tip:not([hidden])')?.textContent")
    page.type("[role=tab]", KEYS["right"])
    page.until("return document.activeElement.textContent === 'Images' && location.hash === '#images'")
    page.until("return document.querySelector('.pictures img')?.naturalWidth === 8")


def test_scales_and_axes(page):
    page.click(".check input")
    page.click(".segment:nth-child(2)")
    texts = "[...document.querySelectorAll('[data-tag=loss] text')].map((text) => text.textContent)"
    page.until(f"return {texts}.some((text) => / m?s$/.test(text))")


def test_a_growing_run_is_followed(page, logdir):
    with tf.summary.create_file_writer(str(logdir / "new")).as_default() as writer:
        for step in range(3):
            tf.summary.scalar("loss", 0.5, step=step)
        writer.flush()
        page.until(f"{LINES} === 3")
        tf.summary.scalar("loss", 0.25, step=3)
        writer.close()
    page.until(f"{FACTS}.startsWith('6\u2009004 points')")
    shutil.rmtree(logdir / "new")
    page.until(f"{LINES} === 2")


def test_text_stays_text(page):
    page.click("#tab-text")
    words = page.until("return document.querySelector('.words')?.textContent")
    assert "<script>document.title = 'hacked'</script>" in words
    assert page.run("return [document.title, document.querySelector('.words strong').textContent, "
                    "document.querySelectorAll('.words a').length]") == ["minitf board", "bold", 0]


def test_the_graph_opens_its_scopes(page):
    page.click("#tab-graph")
    nodes = "[...document.querySelectorAll('.graph .node')].map((node) => node.dataset.path)"
    closed = page.until(f"return {nodes}.length && {nodes}")
    assert "scope" in closed
    page.type(".graph .scope", KEYS["enter"])
    opened = page.until(f"return {nodes}.length > arguments[0] && {nodes}", len(closed))
    assert sum(name.startswith("scope/") for name in opened) >= 2
    assert page.run("return document.querySelector('.edge-label').textContent") == "[?, 4]"


def test_dark_and_light(page):
    background = "return getComputedStyle(document.documentElement).backgroundColor"
    light = page.run(background)
    page.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    dark = page.run(background)
    page.command("Emulation.setEmulatedMedia", features=[])
    assert sum(map(int, dark[4:-1].split(","))) < 150 < 600 < sum(map(int, light[4:-1].split(",")))
    page.click("#theme")
    assert page.run(background) == dark


def test_on_a_phone_nothing_sticks_out(page):
    page.size(390, 844)
    for name in page.run("return [...document.querySelectorAll('[role=tab]')].map((tab) => tab.id)"):
        page.click(f"#{name}")
        page.until("return document.querySelector('.card') !== null")
        assert page.run("return document.documentElement.scrollWidth") <= 390, name
    page.click("#drawer")
    page.click(".run input")


def test_smoothing_is_an_average_without_a_start_at_zero(page):
    found = page.run("return import('./smoothing.js').then(({smoothed}) => smoothed([1, 2, 3], 0.5))")
    np.testing.assert_allclose(found, [1, (0.25 + 1) / 0.75, (0.125 + 0.5 + 1.5) / 0.875])


def test_histograms_keep_their_counts_on_the_common_grid(page):
    buckets = [[0, 1, 4], [1, 3, 6], [3, 3, 2]]
    counts, median = page.run("return import('./histograms.js').then(({resampled, quantile}) => "
                              "[resampled(arguments[0], -1, 5), quantile(arguments[0], 0.5)])", buckets)
    assert sum(counts) == pytest.approx(12)
    assert median == pytest.approx(1 + 2 * (2 / 6))


def test_boxes_of_a_graph_stand_below_what_they_need_and_apart(page):
    random = np.random.default_rng(0)
    count = 40
    edges = [[int(random.integers(0, n)), n] for n in range(1, count) for _ in range(2)]
    boxes = [{"id": n, "width": int(random.integers(20, 120)), "height": 30} for n in range(count)]
    places = page.run("return import('./layers.js').then("
                      "({layered}) => [...layered(arguments[0], arguments[1]).places])", boxes, edges)
    at = {n: (place["x"], place["y"], boxes[n]["width"]) for n, place in places}
    assert all(at[a][1] + 30 < at[b][1] for a, b in edges)
    for n, (x, y, width) in at.items():
        beside = [left for other, (left, top, _) in at.items() if top == y and other != n and left >= x]
        assert all(left >= x + width for left in beside)


def test_a_graph_with_a_loop_is_drawn(page):
    boxes = [{"id": n, "width": 50, "height": 30} for n in range(3)]
    routes = page.run("return import('./layers.js').then(({layered}) => layered(arguments[0], arguments[1]).routes)",
                      boxes, [[0, 1], [1, 2], [2, 0]])
    assert [len(route) >= 2 for route in routes] == [True] * 3
