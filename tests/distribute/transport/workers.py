"""Workers as threads of one process, on ports that the system chooses."""

import socket
from concurrent.futures import ThreadPoolExecutor

from minitf.distribute.transport.sockets import SocketGroup


def together(size, function, timeout=60.0):
    """What `function(group)` returns, or the error that it raises, for each of the workers of a group."""
    listeners = [socket.create_server(("127.0.0.1", 0)) for _ in range(size)]
    addresses = [f"127.0.0.1:{listener.getsockname()[1]}" for listener in listeners]

    def work(rank):
        group = SocketGroup(rank, addresses, timeout, listeners[rank])
        try:
            return function(group)
        except Exception as error:
            return error
        finally:
            group.close()

    with ThreadPoolExecutor(size) as pool:
        return list(pool.map(work, range(size)))
