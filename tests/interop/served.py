"""`minitf serve` in a process of its own, on free ports."""

import http.client
import json
import re
import subprocess
import sys

SECONDS = 60  # nothing here takes long; only a machine that stands still


class Served:
    """A server that runs until the end of a `with`.   arguments: flags of `minitf serve`, but for the ports."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "minitf", "serve", "--host", "127.0.0.1", "--port", "any", "--rest_api_port", "any",
             *map(str, arguments)],
            stdout=subprocess.PIPE, text=True)
        try:
            self.rest, self.grpc = self._port("REST"), self._port("gRPC")
        except AssertionError:
            self.__exit__()
            raise

    def _port(self, word):
        said = []
        for line in self.process.stdout:
            if word in line:
                return int(re.search(r":(\d+) ", line)[1])
            said.append(line)
        raise AssertionError(f"the server ended with {self.process.wait()}: {''.join(said)}")

    def ask(self, path, body=None):
        """(status, text) that the REST interface answers.   body: bytes, a value for JSON, or None for GET."""
        connection = http.client.HTTPConnection("127.0.0.1", self.rest, timeout=SECONDS)
        data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        connection.request("GET" if body is None else "POST", path, data)
        response = connection.getresponse()
        found = response.status, response.read().decode()
        connection.close()
        return found

    def terminate(self):
        """Ask it to stop, and return how it ended."""
        self.process.terminate()
        return self.process.wait(SECONDS)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()
