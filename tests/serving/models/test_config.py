"""Configuration files, and what may not stand in them."""

import pytest

from minitf.backend.errors import FailedPreconditionError, InvalidArgumentError
from minitf.serving import messages
from minitf.serving.models.config import ModelConfig, models_of, read_config, require_sound
from minitf.serving.models.policies import Latest, Specific

GOOD = """
model_config_list {
  config {
    name: "digits"
    base_path: "/models/digits"
    model_platform: "tensorflow"
    model_version_policy { specific { versions: 41 versions: 42 } }
    version_labels { key: "stable" value: 41 }
    logging_config { sampling_config { sampling_rate: 0.5 } }
  }
  config { name: "old" base_path: "/models/old" model_type: TENSORFLOW }
}
"""


def test_a_file(tmp_path):
    path = tmp_path / "models.config"
    path.write_text(GOOD)
    digits, old = read_config(str(path))
    assert (digits.name, digits.base_path, digits.labels) == ("digits", "/models/digits", {"stable": 41})
    assert digits.policy == Specific(frozenset({41, 42}))
    assert digits.logging.sampling_config.sampling_rate == 0.5
    assert old == ModelConfig("old", "/models/old", Latest(1))


def test_a_damaged_file(tmp_path):
    path = tmp_path / "models.config"
    path.write_text(GOOD[:-20])
    with pytest.raises(InvalidArgumentError, match="Invalid protobuf file"):
        read_config(str(path))


@pytest.mark.parametrize(("models", "message"), [
    ([ModelConfig("a", "/a"), ModelConfig("a", "/b")], "Illegal to list model a multiple times"),
    ([ModelConfig("a", "here")], "Expected model a to have an absolute path or URI; got base_path\\(\\)=here"),
])
def test_what_may_not_be(models, message):
    with pytest.raises(InvalidArgumentError, match=message):
        require_sound(models)


def test_other_platforms():
    config = {"name": "a", "base_path": "/a"}
    for platform, message in (("torch", "requests unsupported platform torch"), ("", "Illegal setting neither")):
        server = messages.ModelServerConfig(
            model_config_list={"config": [{**config, "model_platform": platform}]})
        with pytest.raises(InvalidArgumentError, match=message):
            models_of(server)
    with pytest.raises(FailedPreconditionError):
        models_of(messages.ModelServerConfig(custom_model_config={}))
