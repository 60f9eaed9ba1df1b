"""How models are, and which ones should be served."""

import asyncio

import pytest

from minitf.backend.errors import FailedPreconditionError, InvalidArgumentError, NotFoundError
from minitf.serving import messages
from minitf.serving.deadline import Deadline
from minitf.serving.grpc.models import ModelService


@pytest.fixture
def ask():
    def asked(server, method, request):
        return asyncio.run(ModelService(server).methods[method](request.SerializeToString(), Deadline()))

    return asked


def status_request(name):
    request = messages.GetModelStatusRequest()
    request.model_spec.name = name
    return request


def test_status(half, ask):
    response = messages.GetModelStatusResponse.FromString(ask(half, "GetModelStatus", status_request("half")))
    (found,) = response.model_version_status
    assert (found.version, found.state, found.status.error_code) == (1, 30, 0)
    with pytest.raises(NotFoundError, match="Could not find any versions of model other"):
        ask(half, "GetModelStatus", status_request("other"))


def test_reload_serves_exactly_what_it_says(server, base, ask):
    half = server()
    base.add(2)
    request = messages.ReloadConfigRequest()
    config = request.config.model_config_list.config.add(name="new", base_path=base.path, model_platform="tensorflow")
    config.model_version_policy.all.SetInParent()
    response = messages.ReloadConfigResponse.FromString(ask(half, "HandleReloadConfigRequest", request))
    assert response.status.error_code == 0
    response = messages.GetModelStatusResponse.FromString(ask(half, "GetModelStatus", status_request("new")))
    assert [(found.version, found.state) for found in response.model_version_status] == [(2, 30), (1, 30)]
    gone = messages.GetModelStatusResponse.FromString(ask(half, "GetModelStatus", status_request("half")))
    assert [found.state for found in gone.model_version_status] == [50]


def test_reload_that_cannot_be_changes_nothing(half, ask):
    with pytest.raises(InvalidArgumentError, match="Only ModelConfigList"):
        ask(half, "HandleReloadConfigRequest", messages.ReloadConfigRequest())
    with pytest.raises(FailedPreconditionError, match="several workers"):
        asyncio.run(ModelService(half, shared=True).handle_reload_config_request(b"", Deadline()))
    request = messages.ReloadConfigRequest()
    config = request.config.model_config_list.config.add(name="half", base_path="/nowhere", model_platform="tensorflow")
    config.version_labels["stable"] = 7
    with pytest.raises(FailedPreconditionError):
        ask(half, "HandleReloadConfigRequest", request)
    assert [model.name for model in half.models] == ["half"]
    assert half.models[0].base_path != "/nowhere"
