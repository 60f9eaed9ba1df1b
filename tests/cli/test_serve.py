"""`minitf serve`: from TensorFlow Serving's flags to settings."""

import os
from argparse import ArgumentParser

import pytest

from minitf.cli import serve
from minitf.cli.main import main
from minitf.serving.batching.parameters import BatchingParameters
from minitf.serving.models.config import ModelConfig
from minitf.serving.options import Options
from minitf.serving.settings import Settings


def settings(*words):
    parser = ArgumentParser()
    serve.add_arguments(parser)
    return serve.settings_of(parser.parse_args([*words, "--model_base_path=/m"]))


def test_defaults():
    assert settings() == Settings((ModelConfig("default", "/m"),), Options())


def test_flags_as_tensorflow_serving_writes_them():
    found = settings("--model_name=digits", "--port=9000", "--rest_api_port=0", "--enable_model_warmup=false",
                     "--rest_api_timeout_in_ms=500", "--rest_api_enable_cors_support", "--saved_model_tags=serve,gpu",
                     "--file_system_poll_wait_seconds=0", "--load_retry_interval_micros=2000000",
                     "--tensorflow_session_parallelism=4", "--enable_profiler",
                     "--tensorflow_intra_op_parallelism=1", "--enable_serialization_as_tensor_content",
                     "--enable_grpc_healthcheck_service=true")
    assert found.models[0].name == "digits"
    assert (found.grpc_port, found.rest_port, found.rest_timeout, found.cors) == (9000, None, 0.5, True)
    assert (found.grpc_health, found.op_threads, found.grpc_tensor_content) == (True, 1, True)
    assert found.options == Options(0.0, load_pause_seconds=2.0, tags=("serve", "gpu"), warmup=False)


def test_ports():
    assert settings("--rest_api_port=any").rest_port == 0
    for wrong in ("x", "-1", "65536"):
        with pytest.raises(SystemExit):
            settings(f"--port={wrong}")
    with pytest.raises(SystemExit):
        settings("--enable_batching=maybe")


def test_batching(tmp_path):
    file = tmp_path / "batching"
    file.write_text("max_batch_size { value: 8 }")
    assert settings("--enable_batching").options.batching == BatchingParameters()
    assert settings("--enable_batching", f"--batching_parameters_file={file}").options.batching.max_batch_size == 8
    assert settings(f"--batching_parameters_file={file}").options.batching is None
    assert settings("--enable_batching", "--enable_per_model_batching_parameters").options.batching_by_model


def test_monitoring(tmp_path):
    file = tmp_path / "monitoring"
    for text, path in (("prometheus_config { enable: true }", "/monitoring/prometheus/metrics"),
                       ('prometheus_config { enable: true path: "/m" }', "/m"), ("", None)):
        file.write_text(text)
        assert settings(f"--monitoring_config_file={file}").prometheus_path == path


def test_a_relative_folder(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    served = []
    monkeypatch.setattr(serve, "serve_all", lambda settings, say: served.append(settings) or 0)
    assert main(["serve", "--model_base_path", "models/m"]) == 0
    assert served[0].models[0].base_path == os.path.join(os.getcwd(), "models", "m")


def test_nothing_to_serve_and_files_that_are_not_there(capsys):
    with pytest.raises(SystemExit, match="what to serve"):
        main(["serve"])
    assert main(["serve", "--model_base_path=/m", "--monitoring_config_file=/nowhere"]) == 2
    assert "/nowhere" in capsys.readouterr().err
