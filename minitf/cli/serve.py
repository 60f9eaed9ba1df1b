"""`minitf serve`: a server of models.   Floor 10.   Next: minitf/serving/process.py.

    minitf serve --model_name digits --model_base_path models/digits
    minitf serve --model_config_file models.config --model_config_file_poll_wait_seconds 60 --workers 4
    curl -d '{"instances": [[1.0, 2.0]]}' http://localhost:8501/v1/models/digits:predict

The flags are TensorFlow Serving's, with its defaults, but for those that say otherwise.
"""

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import replace

from minitf.serving.batching.parameters import BatchingParameters, read_parameters
from minitf.serving.messages import parse_text_file
from minitf.serving.models.config import ModelConfig
from minitf.serving.options import Options
from minitf.serving.rest.prometheus import PATH
from minitf.serving.settings import Settings
from minitf.serving.workers import serve_all

# Flags of TensorFlow Serving that tune what minitf has not. A start script may hold them; they do nothing.
WITHOUT_EFFECT = (
    "enable_profiler", "flush_filesystem_caches", "grpc_max_threads",
    "num_load_threads", "num_tflite_interpreters_per_pool", "num_tflite_pools", "num_unload_threads",
    "per_process_gpu_memory_fraction", "remove_unused_fields_from_bundle_metagraph", "rest_api_num_threads",
    "skip_initialize_tpu", "tensorflow_inter_op_parallelism",
    "tensorflow_session_config_file", "tensorflow_session_parallelism", "thread_pool_factory_config_file",
    "xla_cpu_compilation_enabled", "xla_gpu_compilation_enabled",
)  # fmt: skip


def truth(word: str) -> bool:
    """A flag's true or false."""
    if word.lower() not in ("true", "1", "false", "0"):
        raise ArgumentTypeError(f"{word!r} is neither true nor false")
    return word.lower() in ("true", "1")


def port(word: str) -> str | int:
    """A port: a number, or "any"."""
    if word == "any":
        return word
    if not word.isdecimal() or int(word) > 65535:
        raise ArgumentTypeError(f"{word!r} is no port")
    return int(word)


def add_arguments(parser: ArgumentParser) -> None:
    """Adds TensorFlow Serving's flags, and a few of our own."""
    add_models(parser)
    add_doors(parser)
    add_batching(parser)
    for name in WITHOUT_EFFECT:
        parser.add_argument(f"--{name}", nargs="?", help="accepted, without effect")


def add_models(parser: ArgumentParser) -> None:
    """Adds what is served."""
    group = parser.add_argument_group("models")
    group.add_argument("--model_name", default="default", help="name of the model (default: %(default)s)")
    group.add_argument("--model_base_path", help="its folder, with a folder for each version, named by a number")
    group.add_argument("--model_config_file", default="", help="a file that lists models (a ModelServerConfig as text)")
    group.add_argument("--model_config_file_poll_wait_seconds", type=float, default=0.0, metavar="SECONDS",
                       help="between two looks at that file; 0 for one look (default: %(default)s)")
    group.add_argument("--file_system_poll_wait_seconds", type=float, default=1.0, metavar="SECONDS",
                       help="between two looks for new versions; 0 for one look (default: %(default)s)")
    group.add_argument("--max_num_load_retries", type=int, default=5, metavar="N",
                       help="how often a load that failed is repeated (default: %(default)s)")
    group.add_argument("--load_retry_interval_micros", type=int, default=60_000_000, metavar="MICROSECONDS",
                       help="between two tries (default: a minute)")
    group.add_argument("--saved_model_tags", default="serve", help="of the graph, with commas (default: %(default)s)")
    flag(group, "--enable_model_warmup", True, "run the requests that a model brings along before it serves")
    flag(group, "--allow_version_labels_for_unavailable_models", False, "let new labels name what is not served yet")
    flag(group, "--enable_signature_method_name_check", False, "let a signature be used for its own method alone")


def add_doors(parser: ArgumentParser) -> None:
    """Adds where and how it is served."""
    group = parser.add_argument_group("doors")
    group.add_argument("--host", default="0.0.0.0", help="the address to listen on (default: all of this machine)")
    group.add_argument("--rest_api_port", type=port, default=8501,
                       help="for HTTP; 0 for none, any for a free one (default: %(default)s)")
    group.add_argument("--port", type=port, default=8500,
                       help="for gRPC; 0 for none, any for a free one (default: %(default)s)")
    group.add_argument("--grpc_socket_path", default="", help="a UNIX socket for gRPC, too")
    group.add_argument("--rest_api_timeout_in_ms", type=int, default=30_000, help="(default: %(default)s)")
    flag(group, "--rest_api_enable_cors_support", False, "let pages of other sites ask")
    group.add_argument("--monitoring_config_file", default="", help="a MonitoringConfig as text")
    group.add_argument("--ssl_config_file", default="", help="an SSLConfig as text: gRPC with TLS")
    group.add_argument("--grpc_channel_arguments", default="", help="for gRPC: name=value,name=value")
    flag(group, "--enable_serialization_as_tensor_content", False, "send tensors as bytes, not as lists of numbers")
    flag(group, "--enable_grpc_healthcheck_service", False, "answer gRPC's questions about health")
    group.add_argument("--workers", type=int, default=1, help="processes that share the ports (default: %(default)s)")
    group.add_argument("--tensorflow_intra_op_parallelism", type=int, default=0, metavar="N",
                       help="threads that work together on one op; with many clients or batching, 1 is often the "
                            "fastest (default: as many as there are cores for each worker)")
    group.add_argument("--drain_seconds", type=float, default=30.0,
                       help="for requests that run when the server is told to stop (default: %(default)s)")


def add_batching(parser: ArgumentParser) -> None:
    """Adds how requests are put together."""
    group = parser.add_argument_group("batching")
    flag(group, "--enable_batching", False, "run requests of several clients together")
    group.add_argument("--batching_parameters_file", default="", help="a BatchingParameters as text")
    flag(group, "--enable_per_model_batching_parameters", False, "with batching, let each version say in its "
         "batching_params.pbtxt how; one without that file is not batched")


def flag(group, name: str, default: bool, help: str) -> None:
    """Adds a flag that is true or false: --name, --name=false."""
    group.add_argument(name, type=truth, nargs="?", const=True, default=default, metavar="true|false",
                       help=f"{help} (default: {str(default).lower()})")


def run(args: Namespace) -> int:
    """Serves until it is told to stop; returns 0."""
    return serve_all(settings_of(args), lambda text: print(text, flush=True))


def settings_of(args: Namespace) -> Settings:
    """What the flags say.

    Raises: InvalidArgumentError, OSError for files that say nothing; SystemExit for flags that do not.
    """
    if not args.model_base_path and not args.model_config_file:
        raise SystemExit("minitf serve: what to serve? Say --model_base_path DIR or --model_config_file FILE.")
    models = (ModelConfig(args.model_name, os.path.abspath(args.model_base_path)),) if args.model_base_path else ()
    return Settings(
        models=models, options=options_of(args), model_config_file=args.model_config_file,
        config_poll_seconds=args.model_config_file_poll_wait_seconds, host=args.host,
        rest_port=port_number(args.rest_api_port), grpc_port=port_number(args.port),
        rest_timeout=args.rest_api_timeout_in_ms / 1000, cors=args.rest_api_enable_cors_support,
        prometheus_path=prometheus_path(args.monitoring_config_file), workers=max(args.workers, 1),
        op_threads=max(args.tensorflow_intra_op_parallelism, 0),
        drain_seconds=args.drain_seconds, ssl_config_file=args.ssl_config_file,
        grpc_arguments=args.grpc_channel_arguments, grpc_health=args.enable_grpc_healthcheck_service,
        grpc_tensor_content=args.enable_serialization_as_tensor_content, grpc_socket_path=args.grpc_socket_path)


def options_of(args: Namespace) -> Options:
    """How to serve."""
    options = Options(
        poll_seconds=args.file_system_poll_wait_seconds, load_retries=args.max_num_load_retries,
        load_pause_seconds=max(args.load_retry_interval_micros, 0) / 1e6, tags=tuple(args.saved_model_tags.split(",")),
        warmup=args.enable_model_warmup, check_method_names=args.enable_signature_method_name_check,
        allow_labels_for_unavailable=args.allow_version_labels_for_unavailable_models)
    if not args.enable_batching:
        return options
    file = args.batching_parameters_file
    return replace(options, batching=read_parameters(file) if file else BatchingParameters(),
                   batching_by_model=args.enable_per_model_batching_parameters)


def port_number(word: str | int) -> int | None:
    """A port as the settings have it: TensorFlow Serving's 0 means none."""
    return 0 if word == "any" else int(word) or None


def prometheus_path(file: str) -> str | None:
    """Where a MonitoringConfig wants the counts to be shown; None for nowhere."""
    if not file:
        return None
    config = parse_text_file("MonitoringConfig", file).prometheus_config
    return (config.path or PATH) if config.enable else None
