"""`minitf launch`."""

import argparse

import pytest

from minitf.cli import launch

SCRIPT = """
import json, os, sys
config = json.loads(os.environ["TF_CONFIG"])
rank = config["task"]["index"]
open(f"{sys.argv[1]}/{rank}", "w").write(" ".join([str(len(config["cluster"]["worker"])), *sys.argv[2:]]))
sys.exit(3 if rank == 1 and "fail" in sys.argv else 0)
"""


@pytest.mark.parametrize(("word", "code"), [("well", 0), ("fail", 1)])
def test_workers_are_told_who_they_are(tmp_path, capsys, word, code):
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    parser = argparse.ArgumentParser()
    launch.add_arguments(parser)
    args = parser.parse_args(["-n", "3", str(script), str(tmp_path), word, "-v"])
    assert launch.run(args) == code
    assert [(tmp_path / str(rank)).read_text() for rank in range(3)] == [f"3 {word} -v"] * 3
    assert ("worker 1 ended with exit status 3" in capsys.readouterr().err) == bool(code)


def test_a_number_of_workers():
    assert launch.positive("2") == 2
    with pytest.raises(argparse.ArgumentTypeError):
        launch.positive("0")
    assert launch.meaning(-9) == "signal 9"
