"""A Chrome trace that a browser can draw."""

import gzip
import json

from minitf.board.profiler.recording import BLOCK, OP, Event, Recording
from minitf.board.profiler.trace_file import free_name, save_trace, trace_of


def recording():
    found = Recording()
    found.began = 1_000
    found.events = [Event("MatMul", OP, 77, 3_000, 8_000, 64, 128, "matmul"),
                    Event("train", BLOCK, 99, 2_000, 9_000, 0, 128, {"step_num": 3})]
    return found


def test_events_have_their_times_in_microseconds_and_threads_their_numbers():
    trace = trace_of(recording())
    matmul, memory, train = trace["traceEvents"][3:]
    assert (matmul["name"], matmul["ph"], matmul["ts"], matmul["dur"], matmul["tid"]) == ("MatMul", "X", 2.0, 5.0, 0)
    assert matmul["args"] == {"made": 64, "node": "matmul"}
    assert (memory["ph"], memory["args"]) == ("C", {"bytes": 128})
    assert (train["tid"], train["args"]) == (1, {"step_num": 3})


def test_the_file_is_where_tensorboard_has_profiles(tmp_path):
    path = save_trace(recording(), tmp_path / "logs")
    assert path.startswith(str(tmp_path / "logs" / "plugins" / "profile"))
    with gzip.open(path, "rt") as file:
        assert len(json.load(file)["traceEvents"]) == 6


def test_two_recordings_of_one_second_have_two_files(tmp_path):
    first = free_name(tmp_path, "host")
    open(first, "w").close()
    assert free_name(tmp_path, "host") != first
