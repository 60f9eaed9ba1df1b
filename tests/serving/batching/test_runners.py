"""Which runner a model gets."""

import shutil

import numpy as np
import pytest

from minitf.backend.errors import InvalidArgumentError, UnknownError
from minitf.serving.batching.parameters import BatchingParameters
from minitf.serving.batching.runner import BatchingRunner
from minitf.serving.batching.runners import Runners
from minitf.serving.core import Server
from minitf.serving.models.config import ModelConfig
from minitf.serving.models.servable import Servable
from minitf.serving.models.specs import ModelSpec
from minitf.serving.options import Options
from minitf.serving.running import DirectRunner

FEW = BatchingParameters(max_batch_size=2)


def version(batching=None):
    return Servable("m", 1, "", {}, {}, batching)


@pytest.fixture
def runners(request):
    found = Runners(Options(**request.param))
    yield found
    found.stop()


@pytest.mark.parametrize("runners", [{}], indirect=True)
def test_without_batching_each_request_runs_by_itself(runners):
    assert isinstance(runners.of(version()), DirectRunner)


@pytest.mark.parametrize("runners", [{"batching": FEW}], indirect=True)
def test_all_models_share_the_parameters_of_the_server(runners):
    assert isinstance(runners.of(version()), BatchingRunner)
    assert runners.of(version()) is runners.of(version(BatchingParameters()))


@pytest.mark.parametrize("runners", [{"batching": FEW, "batching_by_model": True}], indirect=True)
def test_a_version_may_say_it_itself(runners):
    own = runners.of(version(BatchingParameters(max_batch_size=3)))
    assert own is runners.of(version(BatchingParameters(max_batch_size=3)))
    assert own is not runners.of(version(FEW))
    assert isinstance(runners.of(version()), DirectRunner)


def test_the_file_of_a_version_is_obeyed(saved, tmp_path):
    options = Options(poll_seconds=0, batching=BatchingParameters(), batching_by_model=True, load_retries=0)
    folder = tmp_path / "half" / "1"
    shutil.copytree(saved(1.0), folder)
    (folder / "batching_params.pbtxt").write_text("max_batch_size { value: 2 }")
    server = Server([ModelConfig("half", str(folder.parent))], options)
    server.start()
    with pytest.raises(InvalidArgumentError, match="Task size 3 is larger than maximum input batch size 2"):
        server.predict(ModelSpec("half"), {"x": np.zeros(3, "float32")})
    server.stop()

    (folder / "batching_params.pbtxt").write_text("max_batch_size { value: -2 }")
    server = Server([ModelConfig("half", str(folder.parent))], options)
    with pytest.raises(UnknownError):
        server.start()
    server.stop()
