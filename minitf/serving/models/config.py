"""What a server is to serve: the models of a configuration file. Floor 8. Read `policies.py` first.

    model_config_list {
      config {
        name: "digits"
        base_path: "/models/digits"
        model_platform: "tensorflow"
        model_version_policy { specific { versions: 41 versions: 42 } }
        version_labels { key: "stable" value: 41 }
        version_labels { key: "canary" value: 42 }
      }
    }
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...backend.errors import FailedPreconditionError, InvalidArgumentError
from .. import messages
from .policies import Latest, Policy, policy_of

PLATFORM = "tensorflow"
NEWEST = Latest()


@dataclass(frozen=True)
class ModelConfig:
    """One model.

    name: by which requests ask for it.
    base_path: absolute path of the folder whose sub-folders, named by numbers, are its versions.
    policy: which of them to serve.   labels: name -> number of a version.
    logging: its LoggingConfig, or None.
    """

    name: str
    base_path: str
    policy: Policy = NEWEST
    labels: Mapping[str, int] = field(default_factory=dict)
    logging: Any = None


def read_config(path: str) -> list[ModelConfig]:
    """The models that a file lists.

    Raises: OSError; InvalidArgumentError where the file is damaged or says what may not be.
    """
    return models_of(messages.parse_text_file("ModelServerConfig", path))


def models_of(message) -> list[ModelConfig]:
    """The models that a ModelServerConfig lists.

    Raises: FailedPreconditionError where it has no list of models; as `require_sound`; InvalidArgumentError for a
    model of another platform.
    """
    if message.WhichOneof("config") == "custom_model_config":
        raise FailedPreconditionError("Cannot transition to requested config. It is only legal to transition from one "
                                      "ModelConfigList to another.")
    models = [_model(config) for config in message.model_config_list.config]
    require_sound(models)
    return models


def _model(config) -> ModelConfig:
    platform = config.model_platform or (PLATFORM if config.model_type == 1 else "")
    if not platform:
        raise InvalidArgumentError("Illegal setting neither ModelServerConfig::model_type (deprecated) nor "
                                   f"ModelServerConfig::model_platform, model name is {config.name}")
    if platform != PLATFORM:
        raise InvalidArgumentError(f"Model {config.name} requests unsupported platform {platform}")
    logging = config.logging_config if config.HasField("logging_config") else None
    return ModelConfig(config.name, config.base_path, policy_of(config.model_version_policy),
                       dict(config.version_labels), logging)


def require_sound(models: Sequence[ModelConfig]) -> None:
    """Raise InvalidArgumentError where a name stands there twice, or a path is not absolute."""
    names: set[str] = set()
    for model in models:
        if model.name in names:
            raise InvalidArgumentError(f"Illegal to list model {model.name} multiple times in config list")
        names.add(model.name)
        if not model.base_path.startswith("/"):
            raise InvalidArgumentError(f"Expected model {model.name} to have an absolute path or URI; got base_path()="
                                       f"{model.base_path}")
