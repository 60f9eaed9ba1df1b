"""The defaults are TensorFlow Serving's."""

from minitf.serving.options import Options


def test_defaults():
    options = Options()
    assert (options.poll_seconds, options.load_retries, options.load_pause_seconds) == (1.0, 5, 60.0)
    assert (options.tags, options.warmup, options.batching) == (("serve",), True, None)
