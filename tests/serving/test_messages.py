"""The messages of the protocol."""

import pytest

from minitf.backend.errors import InvalidArgumentError
from minitf.serving import messages


def test_messages_by_name():
    request = messages.PredictRequest(model_spec={"name": "m", "version": {"value": 3}})
    assert messages.PredictRequest.FromString(request.SerializeToString()).model_spec.version.value == 3
    with pytest.raises(AttributeError):
        _ = messages.NoSuchMessage


def test_files_of_text(tmp_path):
    path = tmp_path / "monitoring"
    path.write_text("prometheus_config { enable: true }")
    assert messages.parse_text_file("MonitoringConfig", str(path)).prometheus_config.enable
    path.write_text("prometheus_config { enabled: true }")
    with pytest.raises(InvalidArgumentError, match=r"Invalid protobuf file: '.*monitoring'"):
        messages.parse_text_file("MonitoringConfig", str(path))
