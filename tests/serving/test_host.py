"""The life of models in a server: new versions, bad ones, other configurations."""

import os
from dataclasses import replace

import numpy as np
import pytest

from minitf.backend.errors import FailedPreconditionError, InvalidArgumentError, NotFoundError, UnknownError
from minitf.serving import host
from minitf.serving.core import Server
from minitf.serving.host import preload
from minitf.serving.models.policies import All
from minitf.serving.models.specs import ModelSpec
from minitf.serving.models.states import State
from minitf.serving.options import Options

SPEC = ModelSpec("half")
LOOKING = {"poll_seconds": 3600.0, "load_pause_seconds": 0.0}  # only when `poll` is called


def version(server, spec=SPEC):
    """The version that answers, which is also what it adds."""
    answer = server.predict(spec, {"x": np.zeros(1, np.float32)})
    assert answer.outputs["y"].tolist() == [answer.model_spec.version]
    return answer.model_spec.version


def states(server):
    return {status.version: status.state for status in server.status(SPEC)}


def test_a_new_version(server, base):
    half = server(**LOOKING)
    base.add(2)
    assert version(half) == 1
    half.poll()
    assert version(half) == 2
    assert states(half) == {2: State.AVAILABLE, 1: State.END}


def test_a_version_that_is_copied_half_and_then_complete(server, base):
    half = server(**LOOKING)
    base.add(2)
    hidden = f"{base.path}/2/variables"
    os.rename(hidden, f"{base.path}/elsewhere")
    half.poll()
    assert version(half) == 1
    assert half.status(ModelSpec("half", 2))[0].error_code == NotFoundError.error_code
    os.rename(f"{base.path}/elsewhere", hidden)
    half.poll()
    assert version(half) == 2


def test_the_current_version_is_deleted(server, base):
    base.add(2)
    half = server(**LOOKING)
    base.remove(2)
    half.poll()
    assert version(half) == 1


def test_canaries_and_labels(server, base):
    half = server(**LOOKING)
    base.add(2)
    both = replace(base.config, policy=All())
    half.reload([both])
    assert (version(half), version(half, ModelSpec("half", 1))) == (2, 1)
    half.reload([replace(both, labels={"stable": 1, "canary": 2})])
    assert version(half, ModelSpec("half", version_label="stable")) == 1
    assert version(half, ModelSpec("half", version_label="canary")) == 2
    with pytest.raises(FailedPreconditionError):
        half.reload([replace(both, labels={"stable": 3})])
    assert half.models[0].labels == {"stable": 1, "canary": 2}


def test_other_models(server, base):
    half = server()
    half.reload([replace(base.config, name="other")])
    assert version(half, ModelSpec("other")) == 1
    with pytest.raises(NotFoundError):
        half.predict(SPEC, {})
    assert states(half) == {1: State.END}
    with pytest.raises(InvalidArgumentError, match="multiple times"):
        half.reload([base.config, base.config])


def test_a_reload_of_what_is_not_there(server, base, tmp_path):
    half = server()
    with pytest.raises(UnknownError, match="did not become available"):
        half.reload([base.config, replace(base.config, name="none", base_path=str(tmp_path / "none"))])
    assert version(half) == 1


def test_a_start_that_cannot_succeed(base):
    os.remove(f"{base.path}/1/saved_model.pb")
    server = Server([base.config], Options(poll_seconds=3600.0, load_retries=0))
    with pytest.raises(UnknownError, match="version: 1 due to error: SavedModel"):
        server.start()
    server.stop()


def test_what_is_loaded_before_is_not_loaded_again(base, monkeypatch):
    models = [base.config, replace(base.config, name="none", base_path="/nowhere")]
    preloaded = preload(models, Options())
    assert list(preloaded) == [("half", 1, f"{base.path}/1")]
    monkeypatch.setattr(host, "load_servable", lambda *args: 1 / 0)
    server = Server(models[:1], Options(poll_seconds=0), preloaded)
    server.start()
    assert version(server) == 1
    server.stop()


def test_metadata_and_status(server):
    half = server()
    spec, definitions = half.metadata(SPEC)
    assert (spec.version, sorted(definitions)) == (1, ["classify", "regress", "serving_default", "several"])
    with pytest.raises(NotFoundError, match="Could not find version 4 of model half"):
        half.status(ModelSpec("half", 4))
