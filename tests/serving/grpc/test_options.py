"""TLS and arguments of gRPC, from files and flags."""

import pytest

from minitf.backend.errors import InvalidArgumentError
from minitf.serving.grpc.options import LARGEST, Tls, channel_arguments, read_tls


def test_tls(tmp_path):
    path = tmp_path / "ssl.config"
    path.write_text('server_key: "k" server_cert: "c" custom_ca: "r" client_verify: true')
    assert read_tls(str(path)) == Tls(b"k", b"c", b"r", True)


@pytest.mark.parametrize("text", ["", 'server_key: "k"', 'server_key: "k" server_cert: "c" client_verify: true', "?"])
def test_tls_that_says_too_little(tmp_path, text):
    path = tmp_path / "ssl.config"
    path.write_text(text)
    with pytest.raises(InvalidArgumentError, match=r"ssl\.config"):
        read_tls(str(path))


def test_arguments_of_the_user_count():
    found = dict(channel_arguments("grpc.max_receive_message_length=100,grpc.lb=x"))
    assert found["grpc.max_receive_message_length"] == 100
    assert found["grpc.lb"] == "x"
    assert dict(channel_arguments(""))["grpc.max_receive_message_length"] == LARGEST
    with pytest.raises(InvalidArgumentError, match="has no '='"):
        channel_arguments("grpc.x")
