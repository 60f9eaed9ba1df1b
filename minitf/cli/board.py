"""`minitf board --logdir DIR`: shows runs in the browser.   Floor 10.   Next: minitf/board/viewer/server.py.

    minitf board --logdir logs
    minitf board --logdir logs --port 7007
    minitf board --logdir logs --host 0.0.0.0    # also for other machines
"""

from argparse import ArgumentParser, Namespace

from minitf.board.viewer.server import PORT, Server


def add_arguments(parser: ArgumentParser) -> None:
    """Adds the folder, and where to serve."""
    parser.add_argument("--logdir", required=True, help="the folder with the runs, one folder each")
    parser.add_argument("--host", default="localhost",
                        help="an address of this machine; 0.0.0.0 is all, and then other machines can look "
                             "(default: %(default)s, this machine alone)")
    parser.add_argument("--port", type=int, help=f"the port; 0 is any (default: {PORT}, or the next that is free)")


def run(args: Namespace) -> int:
    """Serves until Ctrl-C; returns 0."""
    with Server(args.logdir, args.host, args.port) as server:
        print(f"The board of {server.store.logdir} is at {server.url}  (Ctrl-C stops it)", flush=True)
        if not server.is_private:
            print("Whoever reaches this machine can read these runs.", flush=True)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0
