"""The page of `minitf js demo` in a real browser: digits are drawn, read, labelled, trained on, and taken home.

These tests need Chromium and chromedriver, as those of the board's page do.
"""

import base64
import math
import os
import threading
import time

import numpy as np
import pytest

from interop.webdriver import BROWSER, DRIVER, KEYS, PATIENCE, Browser
from minitf import keras
from minitf.js.demo.digits import digits_model
from minitf.js.demo.server import Server
from minitf.js.layers_model.loading import load_keras_model
from minitf.js.layers_model.saving import save_keras_model
from minitf.js.weights.manifest import write_weights

pytestmark = pytest.mark.skipif(not (BROWSER and DRIVER), reason="no Chromium or no chromedriver on this machine")

ANSWER = "return document.querySelector('#answer').textContent"
DONE = "return document.querySelector('#progress').textContent.startsWith('Trained')"
SCORES = "return [...document.querySelectorAll('#scores td')].slice(1).map((cell) => cell.textContent)"
SEEN = "return [...document.querySelector('#seen').getContext('2d').getImageData(0, 0, 8, 8).data]"
READ = """
const [bytes, entries] = [Uint8Array.from(atob(arguments[0]), (c) => c.charCodeAt(0)), arguments[1]];
return import('./model_file.js').then(({readWeights}) => {
  const arrays = {};
  readWeights(new DataView(bytes.buffer), entries, arrays);
  return Object.entries(arrays).map(([name, {shape, data}]) => [name, shape, [...data]]);
});
"""
CHANCE = """{  // the same numbers each time, so that what is learnt does not hang on luck
  let state = 1;
  Math.random = () => (state = state * 48271 % 2147483647) / 2147483647;
}"""
LEARN = """
const [address, pictures, labels, steps] = arguments;
return Promise.all(['./model_file.js', './network.js', './optimizers.js'].map((name) => import(name))).then(
  async ([{loadModel}, {networkOf}, {optimizerOf}]) => {
    const {document, arrays} = await loadModel(new URL(address, location));
    const network = networkOf(document.modelTopology, arrays);
    const optimizer = optimizerOf(document.trainingConfig);
    const x = {shape: [labels.length, ...network.shape], data: Float32Array.from(pictures)};
    const before = [...network.answer(x).data];
    const losses = Array.from({length: steps}, () => network.learn(x, labels, optimizer));
    return [before, losses, [...network.answer(x).data]];
  });
"""


def arc(x, y, width, height, start, end):
    """Points on an ellipse; the angles in turns."""
    turns = np.linspace(start, end, 20) * 2 * math.pi
    return [(x + width * math.cos(turn), y + height * math.sin(turn)) for turn in turns]


DIGITS = {
    "0": [arc(0.5, 0.5, 0.22, 0.35, -0.25, 0.75)],
    "2": [[*arc(0.5, 0.33, 0.2, 0.18, -0.5, 0.125), (0.3, 0.85), (0.72, 0.85)]],
    "4": [[(0.6, 0.85), (0.6, 0.15), (0.28, 0.6), (0.75, 0.6)]],
    "6": [[(0.62, 0.14), (0.45, 0.3), (0.33, 0.55), *arc(0.5, 0.67, 0.18, 0.18, 0.5, -0.5)]],
}
STAR = [[(0.5, 0.1), (0.25, 0.9), (0.9, 0.4), (0.1, 0.4), (0.75, 0.9), (0.5, 0.1)]]


def deep_model():
    """All layers that the page knows, with strides and paddings that Dropout and chance do not blur."""
    layers = keras.layers
    model = keras.Sequential([
        keras.Input((9, 7, 1)),
        layers.Conv2D(4, (3, 2), strides=(2, 1), padding="same", activation="tanh"),
        layers.MaxPooling2D((2, 3), strides=(1, 2), padding="same"),
        layers.Conv2D(5, 2, use_bias=False),
        layers.Activation("relu"),
        layers.Dropout(0.0),
        layers.Flatten(),
        layers.Dense(6, activation="sigmoid"),
        layers.Dense(10, activation="softmax"),
    ])
    model.compile(keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
    return model


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A model on the disk: the digits'."""
    folder = tmp_path_factory.mktemp("model")
    save_keras_model(digits_model(), folder)
    return folder


@pytest.fixture(scope="module")
def window(folder, tmp_path_factory):
    with Server(folder, port=0) as server, Browser(tmp_path_factory.mktemp("browser")) as browser:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        browser.server = server
        browser.command("Page.addScriptToEvaluateOnNewDocument", source=CHANCE)
        yield browser
        server.shutdown()


@pytest.fixture
def page(window):
    """The page, freshly opened; it must not complain while a test uses it."""
    window.size(1280, 900)
    window.open(window.server.url)
    window.until("return document.documentElement.dataset.ready !== undefined")
    yield window
    assert window.complaints() == []


def draw(page, strokes):
    """Draw with the mouse, as a visitor does.   strokes: lists of places from 0 to 1."""
    page.click("#clear")
    pad = page.find("#pad")
    size = page.run("return document.querySelector('#pad').getBoundingClientRect().width")
    for stroke in strokes:
        moves = [{"type": "pointerMove", "duration": 0, "origin": pad,
                  "x": round((x - 0.5) * size), "y": round((y - 0.5) * size)} for x, y in stroke]
        steps = [moves[0], {"type": "pointerDown", "button": 0}, *moves[1:], {"type": "pointerUp", "button": 0}]
        page._send("/actions", {"actions": [{"type": "pointer", "id": "mouse", "actions": steps}]})


def test_drawn_digits_are_read(page):
    assert page.run(ANSWER) == "nothing yet"
    for digit, strokes in DIGITS.items():
        draw(page, strokes)
        assert page.run(ANSWER) == digit
    assert page.run("return document.querySelector('.best b').textContent") == "6"
    page.click("#clear")
    assert page.run(ANSWER) == "nothing yet"


def test_a_sign_of_ones_own_is_learnt_and_the_model_comes_home(page, tmp_path):
    page.command("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    draw(page, STAR)
    page.click("#labels button:nth-child(4)")
    for shift in (-0.06, 0.0, 0.06):
        draw(page, [[(x + shift * y, y) for x, y in STAR[0]]])
        page.type("body", "3")
    assert page.run("return document.querySelectorAll('#examples li').length") == 4
    page.click("#examples li button")
    assert page.run("return document.querySelector('#progress').textContent") == (
        "3 examples of yours. Draw more, or train.")
    page.click("#train")
    page.until(DONE)
    _, right, loss_before, loss, *others = page.run(SCORES)
    assert right == "3 of 3"
    assert float(loss) < 0.5 * float(loss_before)
    assert int(others[1].split()[0]) > 0.85 * 360
    draw(page, STAR)
    assert page.run(ANSWER) == "3"
    page.click("#download")
    model = load_keras_model(arrived(tmp_path))
    (picture,) = page.run("return import('./picture.js').then(({pictureOf}) => [[...pictureOf("
                          "arguments[0], [8, 8, 1]).data]])", STAR)
    assert model.predict(np.reshape(picture, (1, 8, 8, 1)), verbose=0).argmax() == 3
    assert type(model.optimizer) is keras.optimizers.Adam
    page.click("#reset")
    assert page.run("return document.querySelector('#download').disabled")


def test_what_the_page_writes_is_read_by_tensorflow_js(page, tfjs, tmp_path):
    page.command("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(tmp_path))
    draw(page, STAR)
    page.type("body", "3")
    page.click("#train")
    page.until(DONE)
    draw(page, DIGITS["2"])
    page.click("#download")
    bars = page.run("return [...document.querySelectorAll('.bar')].map((bar) => +bar.style.getPropertyValue('--part'))")
    picture = np.round(16 - 16 * np.reshape(page.run(SEEN), (1, 8, 8, 4))[..., :1] / 255) / 16
    (found,) = tfjs.predict(arrived(tmp_path), [picture.astype(np.float32)])
    np.testing.assert_allclose(found[0], bars, atol=1e-5)


def arrived(folder):
    """The folder, when the two files that the page writes are complete."""
    end = time.monotonic() + PATIENCE
    while sorted(os.listdir(folder)) != ["model.json", "model.weights.bin"]:
        assert time.monotonic() < end, f"the downloads have not come: {os.listdir(folder)}"
        time.sleep(0.02)
    return folder


def test_all_works_with_the_keyboard(page):
    page.type("#pad", " " + 9 * "\ue015" + " ")  # the pen down, to the bottom, the pen up
    assert page.run(ANSWER) == "1"
    page.type("#pad", "1")
    page.type("#pad", KEYS["tab"])
    page.type("#train", KEYS["enter"])
    page.until(DONE)


def test_it_fits_on_a_phone_and_has_a_dark_side(page):
    background = "return getComputedStyle(document.body).backgroundColor"
    light = page.run(background)
    page.size(390, 844)
    page.command("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": "dark"}])
    assert page.run("return document.documentElement.scrollWidth") <= 390
    dark = page.run(background)
    page.command("Emulation.setEmulatedMedia", features=[])
    assert sum(map(int, dark[4:-1].split(","))) < 150 < 600 < sum(map(int, light[4:-1].split(",")))


def test_answers_and_steps_are_those_of_keras(page, tmp_path):
    keras.utils.set_random_seed(3)
    model = deep_model()
    save_keras_model(model, tmp_path)
    files = {f"/deep/{name}": (path.read_bytes(), "text/plain") for name, path in
             ((path.name, path) for path in tmp_path.iterdir())}
    page.server.files.update(files)
    x = np.random.default_rng(0).random((6, 9, 7, 1), np.float32)
    y = np.arange(6) % 10
    before, losses, after = page.run(LEARN, "deep/model.json", x.reshape(-1).tolist(), y.tolist(), 5)
    np.testing.assert_allclose(before, model.predict(x, verbose=0).reshape(-1), atol=1e-6)
    np.testing.assert_allclose(losses, [float(model.train_on_batch(x, y)) for _ in range(5)], rtol=1e-5)
    np.testing.assert_allclose(after, model.predict(x, verbose=0).reshape(-1), atol=1e-5)


@pytest.mark.parametrize("kind", ["float16", "uint8", "uint16"])
def test_short_weights_are_read(page, tmp_path, kind):
    weights = np.random.default_rng(1).normal(size=(5, 3)).astype(np.float32)
    weights[0] = [0, 6e-6, -1000]  # for float16: a zero, a number below its normal ones, a large one
    (group,) = write_weights(tmp_path, [("a", weights), ("b", np.arange(3, dtype=np.int32))], quantization={kind: "a"})
    data = b"".join((tmp_path / path).read_bytes() for path in group["paths"])
    (name, shape, found), (_, _, whole) = page.run(READ, base64.b64encode(data).decode(), group["weights"])
    assert (name, shape, whole) == ("a", [5, 3], [0, 1, 2])
    atol = {"float16": 1e-3, "uint8": 1010 / 255 / 2, "uint16": 1010 / 65535 / 2}[kind]
    np.testing.assert_allclose(found, weights.reshape(-1), atol=atol, rtol=1e-3)


def test_a_model_that_the_page_does_not_know_is_named(window, tmp_path):
    layers = keras.layers
    model = keras.Sequential([keras.Input((8, 8, 1)), layers.BatchNormalization(name="norm"),
                              layers.Flatten(), layers.Dense(10, activation="gelu", name="last")])
    save_keras_model(model, tmp_path)
    with Server(tmp_path, port=0) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        window.open(server.url)
        words = window.until("return document.querySelector('#about').textContent.match(/^This does not work.*/)?.[0]")
        server.shutdown()
    assert words == ('This does not work: This page does not know BatchNormalization "norm", '
                     'Dense "last" with gelu.')
