"""The defaults are TensorFlow Serving's."""

import pickle

from minitf.serving.settings import Settings


def test_defaults_travel_to_other_processes():
    settings = Settings()
    assert (settings.rest_port, settings.grpc_port, settings.rest_timeout, settings.workers) == (8501, 8500, 30.0, 1)
    assert pickle.loads(pickle.dumps(settings)) == settings  # noqa: S301  # our own
