"""The runner: processes that run programs in turn, and what is said when one of them dies."""

import sys

import pytest

from minitf.bench.race import Runner, peak_megabytes, race, ratio, whole_process
from minitf.bench.rows import ROWS, Row, Script


@pytest.fixture
def runners():
    made = [Runner("numpy", sys.executable), Runner("minitf", sys.executable)]
    yield made
    for runner in made:
        runner.close()


def test_race_times_each_library_once_a_round(runners):
    times = race(ROWS[0], runners, rounds=3)
    assert {library: len(seconds) for library, seconds in times.items()} == {"numpy": 3, "minitf": 3}
    assert all(0 < s < 1 for seconds in times.values() for s in seconds)


def test_ratio_is_the_median_of_the_rounds():
    assert ratio({"a": [2.0, 9.0, 6.0], "b": [1.0, 1.0, 2.0]}, "a", "b") == 3.0


def test_a_runner_that_dies_is_reported(runners):
    row = Row("broken", "eager", "no_such_program", "no_such_program", 1, "")
    with pytest.raises(RuntimeError, match=r"numpy stopped while it ran eager\.no_such_program"):
        race(row, runners[:1], rounds=1)


def test_whole_process_measures_wall_time_and_memory():
    script = Script("sleep", "import time; time.sleep(0.1); x = bytearray(50_000_000)", "")
    seconds, megabytes = whole_process(script, "minitf", sys.executable, 1)
    assert seconds > 0.1
    assert megabytes > 50


def test_a_script_that_fails_is_an_error():
    with pytest.raises(RuntimeError, match="failed on 'wrong'"):
        whole_process(Script("wrong", "import no_such_library", ""), "minitf", sys.executable, 1)


def test_peak_memory_is_in_megabytes():
    usage = type("Usage", (), {"ru_maxrss": 64_000 if sys.platform != "darwin" else 64_000_000})
    assert peak_megabytes(usage) == 64
