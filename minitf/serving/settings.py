"""Settings: all that is said to a serving process when it starts. Floor 8. Next: `doors.py`."""

from __future__ import annotations

from dataclasses import dataclass, field

from .models.config import ModelConfig
from .options import Options


@dataclass(frozen=True)
class Settings:
    """What to serve, how, and where.

    models: what to serve.   options: how.
    model_config_file: a file that lists the models, or "".   config_poll_seconds: between two looks at it; 0 for one.
    host: the address to listen on.
    rest_port, grpc_port: numbers; None for no such door, 0 for any free port.
    rest_timeout: seconds for a request.   cors: whether pages of other sites may ask.
    prometheus_path: where the counts are shown, or None.
    workers: processes.   op_threads: threads that work together on one op; 0 for a worker's share of the cores.
    drain_seconds: for the requests that run when the server is told to stop.
    ssl_config_file, grpc_arguments: for gRPC, see `grpc/options.py`.   grpc_health: whether it tells its health.
    grpc_tensor_content: whether outputs are sent as bytes, not as lists of numbers.   grpc_socket_path: "" for none.
    """

    models: tuple[ModelConfig, ...] = ()
    options: Options = field(default_factory=Options)
    model_config_file: str = ""
    config_poll_seconds: float = 0.0
    host: str = "0.0.0.0"
    rest_port: int | None = 8501
    grpc_port: int | None = 8500
    rest_timeout: float = 30.0
    cors: bool = False
    prometheus_path: str | None = None
    workers: int = 1
    op_threads: int = 0
    drain_seconds: float = 30.0
    ssl_config_file: str = ""
    grpc_arguments: str = ""
    grpc_health: bool = False
    grpc_tensor_content: bool = False
    grpc_socket_path: str = ""
