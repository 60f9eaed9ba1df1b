"""`minitf launch -n 4 script.py`: a program as several workers.   Floor 10.   Next: distribute/multi_worker.py.

Each worker is a process with the same program, and with a TF_CONFIG that says who it is and where the others are. The
ports are free ones: this process opens them and hands each worker its own, already listening. With `--mpi` it is
`mpiexec` that starts the workers, and MPI that tells them who they are.
"""

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

from minitf.distribute.transport.sockets import LISTENING

GRACE = 60.0  # seconds that workers get to end by themselves after one has failed


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declares the arguments of `minitf launch`."""
    parser.add_argument("-n", "--workers", type=positive, default=2, help="how many workers (default: %(default)s)")
    parser.add_argument("--restarts", type=int, default=0, metavar="TIMES",
                        help="start all workers again where one has failed, at most so often: a program that uses "
                        "BackupAndRestore goes on where it was (default: %(default)s)")
    parser.add_argument("--mpi", action="store_true", help="start them by mpiexec; they exchange through MPI")
    parser.add_argument("script", help="the program, a file")
    parser.add_argument("arguments", nargs=argparse.REMAINDER, help="what the program is given")


def run(args: argparse.Namespace) -> int:
    """Starts the workers and waits for them. Returns 0; 1 where one has failed; 2 where there is no mpiexec."""
    command = [sys.executable, args.script, *args.arguments]
    mpiexec = shutil.which("mpiexec", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]))
    if args.mpi and mpiexec is None:
        print('minitf launch: --mpi needs mpiexec, which is not here. Try pip install "minitf[distribute]".',
              file=sys.stderr)
        return 2
    for attempt in range(args.restarts + 1):
        codes = by_mpi(mpiexec, command, args.workers) if args.mpi else finished(started(command, args.workers))
        failed = {rank: code for rank, code in enumerate(codes) if code}
        if not failed:
            return 0
        for rank, code in failed.items():
            who = "mpiexec" if args.mpi else f"worker {rank}"
            print(f"minitf launch: {who} ended with {meaning(code)}.", file=sys.stderr)
        if attempt < args.restarts:
            print(f"minitf launch: all workers start again ({attempt + 1} of {args.restarts}).", file=sys.stderr)
    return 1


def by_mpi(mpiexec, command, workers) -> list:
    """The exit code of mpiexec, which ends all workers where one fails.

    They may be more than there are cores (Open MPI has to be told; others do not read what is told here).
    """
    told = {"PRTE_MCA_rmaps_default_mapping_policy": ":oversubscribe", "OMPI_MCA_mpi_yield_when_idle": "1"}
    done = subprocess.run([mpiexec, "-n", str(workers), *command], env=told | os.environ, check=False)
    return [done.returncode]


def started(command, workers):
    """The processes of all workers."""
    listeners = [socket.create_server(("127.0.0.1", 0)) for _ in range(workers)]
    addresses = [f"127.0.0.1:{listener.getsockname()[1]}" for listener in listeners]
    processes = []
    for rank, listener in enumerate(listeners):
        config = {"cluster": {"worker": addresses}, "task": {"type": "worker", "index": rank}}
        environment = {**os.environ, "TF_CONFIG": json.dumps(config), LISTENING: str(listener.fileno())}
        processes.append(subprocess.Popen(command, env=environment, pass_fds=[listener.fileno()]))
    for listener in listeners:
        listener.close()
    return processes


def finished(processes) -> list:
    """The exit codes of all processes; where one fails, the others are stopped after a while."""
    try:
        for process in by_end(processes):
            if process.returncode:
                break
        for process in processes:
            try:
                process.wait(GRACE)
            except subprocess.TimeoutExpired:
                process.terminate()
        return [process.wait() for process in processes]
    finally:
        for process in processes:
            if process.poll() is None:
                process.kill()
                process.wait()


def by_end(processes):
    """The processes, as they end."""
    running = list(processes)
    while running:
        for process in running:
            try:
                process.wait(0.05)
            except subprocess.TimeoutExpired:
                continue
            running.remove(process)
            yield process
            break


def meaning(code) -> str:
    """An exit code in words.

    >>> meaning(3), meaning(-9)
    ('exit status 3', 'signal 9')
    """
    return f"signal {-code}" if code < 0 else f"exit status {code}"


def positive(text) -> int:
    """A number of workers, from an argument of the command line."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} workers: it must be at least 1")
    return number
