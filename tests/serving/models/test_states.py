"""The board of states."""

import threading

from minitf.backend.errors import DATA_LOSS, NOT_FOUND, UNKNOWN, DataLossError, InvalidArgumentError
from minitf.serving.models.states import State, StateBoard, VersionStatus, code_of


def test_the_newest_version_comes_first():
    board = StateBoard()
    assert board.versions("m") == []
    assert board.get("m", 1) is None
    board.put("m", 1, State.AVAILABLE)
    board.put("m", 3, State.END, DataLossError("damaged"))
    assert board.versions("m") == [VersionStatus(3, State.END, DATA_LOSS, "damaged"),
                                   VersionStatus(1, State.AVAILABLE)]


def test_waiting_ends_with_the_change():
    board = StateBoard()
    thread = threading.Thread(target=board.put, args=("m", 1, State.AVAILABLE))
    thread.start()
    assert board.wait(lambda: board.get("m", 1) is not None)
    thread.join()
    assert not board.wait(lambda: False, timeout=0.0)


def test_codes_of_errors():
    assert code_of(InvalidArgumentError("?")) == InvalidArgumentError.error_code
    assert code_of(FileNotFoundError("?")) == NOT_FOUND
    assert code_of(OSError("?")) == DATA_LOSS
    assert code_of(ZeroDivisionError("?")) == UNKNOWN
