"""What there is not says so."""

import pytest

import minitf as tf

profiler = tf.profiler.experimental


@pytest.mark.parametrize("call", [
    lambda: profiler.server.start(6009),
    lambda: profiler.client.trace("grpc://localhost:6009", "logs", 2000),
    lambda: profiler.client.monitor("grpc://localhost:6009", 2000),
])  # fmt: skip
def test_there_is_no_server(call):
    with pytest.raises(tf.errors.UnimplementedError, match="from the inside only"):
        call()
