"""Which signature a request means."""

from minitf.serving.models.specs import ModelSpec


def test_the_default_signature_has_a_name():
    assert ModelSpec("m").signature == "serving_default"
    assert ModelSpec("m", signature_name="s").signature == "s"
