"""The real TensorFlow.js in a real browser: a model of ours is fetched over HTTP, answers, and is trained on.

These tests need Chromium and chromedriver, and TensorFlow.js as the others do (conftest.py).
"""

import functools
import shutil
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

import minitf as tf
from interop.conftest import TFJS
from interop.webdriver import BROWSER, DRIVER, Browser
from minitf.js.demo.digits import digits

pytestmark = pytest.mark.skipif(not (BROWSER and DRIVER), reason="no Chromium or no chromedriver on this machine")

LIBRARY = Path(TFJS, "node_modules/@tensorflow/tfjs/dist/tf.min.js")
PAGE = "<!doctype html><title>TensorFlow.js</title><link rel=icon href=data:,><script src=tf.min.js></script>"
PREDICT = """
const [pictures, shape, kind] = arguments;
return tf.ready().then(async () => {
  const model = await (kind === 'layers' ? tf.loadLayersModel('layers/model.json')
                                         : tf.loadGraphModel('graph/model.json'));
  return [...await model.predict(tf.tensor(pictures, shape)).data()];
});
"""
TRAIN = """
const [pictures, shape, labels] = arguments;
return tf.loadLayersModel('layers/model.json').then(async (model) => {
  const x = tf.tensor(pictures, shape);
  const told = await model.fit(x, tf.tensor1d(labels), {epochs: 6, batchSize: 32, shuffle: false});
  return told.history.loss;
});
"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, *words):
        """Say nothing."""


@pytest.fixture(scope="module")
def model():
    tf.keras.utils.set_random_seed(0)
    layers = tf.keras.layers
    model = tf.keras.Sequential([tf.keras.Input((8, 8, 1)), layers.Conv2D(4, 3, activation="relu"),
                                 layers.MaxPooling2D(), layers.Flatten(), layers.Dense(10, activation="softmax")])
    model.compile(tf.keras.optimizers.Adam(0.01), "sparse_categorical_crossentropy")
    return model


@pytest.fixture(scope="module")
def page(model, tfjs, tmp_path_factory):
    """A page with TensorFlow.js, beside a layers model and a graph model."""
    folder = tmp_path_factory.mktemp("site")
    tf.js.save_keras_model(model, folder / "layers", weight_shard_size_bytes=1000)
    tf.js.save_graph_model(model, folder / "graph")
    shutil.copy(LIBRARY, folder)
    (folder / "index.html").write_text(PAGE)
    handler = functools.partial(Quiet, directory=folder)
    with (ThreadingHTTPServer(("127.0.0.1", 0), handler) as server,
          Browser(tmp_path_factory.mktemp("browser")) as browser):
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        browser.open(f"http://127.0.0.1:{server.server_address[1]}/index.html")
        browser.until("return window.tf !== undefined")
        yield browser
        server.shutdown()


@pytest.mark.parametrize("kind", ["layers", "graph"])
def test_answers_are_the_same(page, model, kind):
    x = digits()[1][0][:20]
    found = page.run(PREDICT, x.reshape(-1).tolist(), x.shape, kind)
    np.testing.assert_allclose(found, model.predict(x, verbose=0).reshape(-1), atol=1e-5)


def test_training_goes_on(page):
    x, y = (part[:64] for part in digits()[0])
    losses = page.run(TRAIN, x.reshape(-1).tolist(), x.shape, y.tolist())
    assert losses == sorted(losses, reverse=True)
    assert losses[-1] < 0.95 * losses[0]
