"""The server of `minitf book --live`: pages whose cells run on this machine.   Floor 10.   Next: book/_live/live.js.

Three things behind one address: the built pages, the files of thebe (the editor of cells, which a Python package brings
along), and a Jupyter server, which runs kernels. One address for all means that the browser keeps every other web page
away from the kernels by itself. Besides, nothing is sent to whoever does not know a random token, not even a page, and
nothing to other machines.

Whoever has the token can run programs as you. So it leaves the address as soon as the browser has it.
"""

import json
import logging
import re
import tempfile
from importlib.metadata import distribution
from pathlib import Path

import minitf as tf

try:
    from jupyter_server.base.handlers import JupyterHandler
    from jupyter_server.serverapp import ServerApp
    from tornado.web import HTTPError, StaticFileHandler, authenticated
    from traitlets.config import Config
except ImportError as error:
    raise tf.errors.FailedPreconditionError(
        None, None, f'jupyter-server: {error}: live pages need it. Run: pip install "minitf[book]"'
    ) from None

THEBE = "teachbooks-sphinx-thebe", "teachbooks_sphinx_thebe/_thebe_static"  # a package, and its folder with thebe
HOST, PORT, TRIES = "127.0.0.1", 8870, 20
FIRST_PAGE = "/pages/book/index.html"
SILENT = logging.CRITICAL + 1  # the addresses that it prints by itself are not the book's
LEFT_ALONE = 300  # seconds after which a kernel ends that no page is connected with
# What Jupyter Book itself adds to its pages for thebe: it would ask a public server for a kernel.
FOREIGN = re.compile(r'<script>const THEBE_JS_URL.*?</script>|<script[^>]*sphinx-thebe\.js[^>]*></script>', re.DOTALL)
RULES = ("default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
         "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws://{host}; object-src 'none'; "
         "base-uri 'none'; form-action 'self'; frame-ancestors 'none'")  # nothing from elsewhere, and nothing to it


class Page(JupyterHandler):
    """A page of the book, with the script that makes it live, for who has the token."""

    def initialize(self, path):
        """Remember the folder of the pages."""
        self.folder = Path(path).resolve()

    @authenticated
    async def get(self, name):
        """Send it. The first address has the token; then it is in a cookie, and not needed there any more."""
        if "token" in self.request.query_arguments:
            return self.redirect(self.request.path)
        page = (self.folder / name).resolve()
        if not (page.is_relative_to(self.folder) and page.is_file()):
            raise HTTPError(404)
        self.set_header("Cache-Control", "no-store")
        return await self.finish(made_live(page.read_text("utf-8"), self.identity_provider.token))

    @property
    def content_security_policy(self):
        """What a page may load, and from where."""
        return RULES.format(host=self.request.host)


class File(JupyterHandler, StaticFileHandler):
    """Any other file of a folder, for who has the token."""

    @authenticated
    async def get(self, path, include_body=True):
        """Send it."""
        return await StaticFileHandler.get(self, path, include_body)


class LiveServer(ServerApp):
    """A Jupyter server that only knows what it is told here, and not the settings of the user's other servers."""

    def load_config_file(self, suppress_errors=True):
        """Read no file."""


def made_live(page: str, token: str) -> str:
    """The page, with the script that makes it live, and the token that the script needs.

    >>> print(made_live("<body>...</body>", "secret"))
    <body>...<script type="application/json" id="live-token">"secret"</script>
    <link rel="stylesheet" href="/live/live.css"><script type="module" src="/live/live.js"></script></body>
    """
    tail = (f'<script type="application/json" id="live-token">{json.dumps(token)}</script>\n'
            '<link rel="stylesheet" href="/live/live.css"><script type="module" src="/live/live.js"></script>')
    page = FOREIGN.sub("", page)
    head, end, rest = page.rpartition("</body>")
    return head + tail + end + rest


def thebe_folder() -> Path:
    """The folder with thebe's files. They are only read: the package that brings them is not imported."""
    package, folder = THEBE
    return Path(str(distribution(package).locate_file(folder)))


def settings(folder: str, port: int | None) -> Config:
    """The settings of the Jupyter server.   folder: where kernels start.   port: 0 for any, None for the usual one."""
    config = Config()
    config.ServerApp.update(
        ip=HOST, port=PORT if port is None else port, port_retries=TRIES if port is None else 0, root_dir=folder,
        log_level=logging.CRITICAL, open_browser=False, answer_yes=True, allow_root=True, terminals_enabled=False,
        allow_remote_access=False, default_url=FIRST_PAGE,
    )
    config.KernelSpecManager.allowed_kernelspecs = {"python3"}
    config.MappingKernelManager.update(cull_idle_timeout=LEFT_ALONE, cull_interval=60, cull_connected=False)
    return config


def serve(pages: Path, script: Path, port: int | None = None) -> None:
    """Serves until Ctrl-C.

    Args:
      pages: the folder of the built book.
      script: the folder with live.js and live.css.
      port: 0 for any that is free; default 8870, or one of the next.
    """
    with tempfile.TemporaryDirectory(prefix="minitf-live-") as folder:  # what cells write does not end up in the book
        server = LiveServer.instance(config=settings(folder, port))
        server.initialize(argv=[], find_extensions=False)
        server.log.setLevel(SILENT)
        roots = {"pages": pages, "live": script, "thebe": thebe_folder()}
        files = [(rf"/{name}/(.+)", File, {"path": str(root)}) for name, root in roots.items()]
        server.web_app.add_handlers(".*", [(r"/pages/(.+\.html)", Page, {"path": str(pages)}), *files])
        address = f"http://{HOST}:{server.port}{FIRST_PAGE}?token={server.identity_provider.token}"
        words = f"The live book is at\n    {address}\n(Ctrl-C stops it)"
        server.io_loop.add_callback(print, words, flush=True)  # said when it listens, which is the loop's first task
        server.start()
