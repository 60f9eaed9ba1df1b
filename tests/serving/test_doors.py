"""The doors of a process: both are open at once; TLS."""

import asyncio
import ssl
import subprocess
from contextlib import AsyncExitStack

import pytest

from minitf.serving import messages
from minitf.serving.doors import listening_socket, open_doors
from minitf.serving.settings import Settings

grpc = pytest.importorskip("grpc")
STATUS = "/tensorflow.serving.ModelService/GetModelStatus"


def opened(server, settings, use):
    """What the coroutine function `use` of the ports gives, while the doors are open."""
    async def scenario():
        said = []
        async with AsyncExitStack() as doors:
            await open_doors(server, settings, doors, said.append)
            return await use([int(line.split(":")[-1].split()[0]) for line in said])

    return asyncio.run(scenario())


def status_request():
    request = messages.GetModelStatusRequest()
    request.model_spec.name = "half"
    return request.SerializeToString()


def test_both_doors_are_open(server):
    async def use(ports):
        reader, writer = await asyncio.open_connection("localhost", ports[0])
        writer.write(b"GET /v1/models/half HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        assert b"AVAILABLE" in await reader.read()
        writer.close()
        async with grpc.aio.insecure_channel(f"localhost:{ports[1]}") as channel:
            data = await channel.unary_unary(STATUS)(status_request(), timeout=60)
        assert messages.GetModelStatusResponse.FromString(data).model_version_status[0].version == 1

    opened(server(), Settings(host="127.0.0.1", rest_port=0, grpc_port=0), use)


@pytest.fixture(scope="module")
def ssl_config(tmp_path_factory):
    """(an SSLConfig in a file, the certificate in it): made by openssl."""
    folder = tmp_path_factory.mktemp("tls")
    try:
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key", "-out", "cert",
                        "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
                       cwd=folder, check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("openssl is not installed")
    config = messages.SSLConfig(server_key=(folder / "key").read_text(), server_cert=(folder / "cert").read_text())
    (folder / "ssl.config").write_text(str(config))
    return str(folder / "ssl.config"), (folder / "cert").read_bytes()


def test_tls(server, ssl_config):
    path, certificate = ssl_config

    async def use(ports):
        credentials = grpc.ssl_channel_credentials(certificate)
        async with grpc.aio.secure_channel(f"localhost:{ports[0]}", credentials) as channel:
            data = await channel.unary_unary(STATUS)(status_request(), timeout=60)
        assert messages.GetModelStatusResponse.FromString(data).model_version_status
        trusting = ssl.create_default_context(cadata=certificate.decode())
        trusting.set_alpn_protocols(["h2"])
        _, writer = await asyncio.open_connection("localhost", ports[0], ssl=trusting)
        assert writer.get_extra_info("ssl_object").selected_alpn_protocol() == "h2"
        writer.close()

    opened(server(), Settings(host="localhost", rest_port=None, grpc_port=0, ssl_config_file=path), use)


def test_several_sockets_share_a_port():
    with listening_socket("127.0.0.1", 0) as first, listening_socket("127.0.0.1", first.getsockname()[1]) as second:
        assert first.getsockname() == second.getsockname()
