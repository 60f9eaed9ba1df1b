"""`minitf bench` prints a row for each program, writes JSON, and refuses what it cannot use."""

import argparse
import json

from minitf.cli import bench
from minitf.cli.main import main


def arguments(*words):
    parser = argparse.ArgumentParser()
    bench.add_arguments(parser)
    return parser.parse_args(words)


def test_prints_the_rows_asked_for_and_writes_json(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(bench, "find_tensorflow", lambda python: None)
    file = tmp_path / "figures.json"
    assert bench.run(arguments("--rounds", "1", "--only", "matmul, 4x4", "--json", str(file))) == 0
    printed = capsys.readouterr().out
    assert "matmul, 4x4, taped" in printed
    report = json.loads(file.read_text())
    assert [row["row"] for row in report] == ["matmul, 4x4", "matmul, 4x4, taped"]
    assert set(report[0]["seconds"]) == {"numpy", "minitf"}


def test_refuses_no_rounds_and_no_rows(capsys, monkeypatch):
    monkeypatch.setattr(bench, "find_tensorflow", lambda python: None)
    assert bench.run(arguments("--rounds", "0")) == 2
    assert bench.run(arguments("--only", "no such row")) == 2
    errors = capsys.readouterr().err
    assert "it must be at least 1" in errors
    assert "no row contains it" in errors


def test_show_picks_the_unit():
    assert [bench.show(s) for s in (1.5e-6, 2e-3, None)] == ["1.50 us", "2.00 ms", "-"]


def test_refuses_an_interpreter_or_a_file_that_cannot_be_used(tmp_path, capsys, monkeypatch):
    monkeypatch.delenv("MINITF_ORACLE_PYTHON", raising=False)
    assert main(["bench", "--tensorflow", str(tmp_path / "python")]) == 2
    assert "python: No such file or directory" in capsys.readouterr().err
    assert main(["bench", "--json", str(tmp_path / "missing" / "x.json")]) == 2
    assert "x.json: No such file or directory" in capsys.readouterr().err


def test_the_table_of_ops_is_printed_for_minitf_alone(capsys, monkeypatch, tmp_path):
    """One row, minitf alone: no ratio without TensorFlow."""
    monkeypatch.setattr(bench, "find_tensorflow", lambda python: None)
    file = tmp_path / "ops.json"
    assert bench.run(arguments("ops", "--rounds", "1", "--only", "tf.trunc", "--json", str(file))) == 0
    assert "tf.truncatemod(i, j)" in capsys.readouterr().out
    assert [row["row"] for row in json.loads(file.read_text())] == ["tf.truncatemod(i, j)"]


def test_all_tells_of_the_machine(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr(bench, "find", lambda library, python: None)
    file = tmp_path / "all.json"
    assert bench.run(arguments("--all", "--rounds", "1", "--only", "matmul, 64x", "--json", str(file))) == 0
    assert "processor: " in capsys.readouterr().out
    figures = json.loads(file.read_text())
    assert [row["row"] for row in figures["rows"]] == ["matmul, 64x256x1024"]
    assert {"date", "processor", "numpy", "load before"} <= set(figures["machine"])


def test_reasons_are_told_for_what_is_behind(capsys):
    bench.tell_why([{"row": "add, 4x4", "minitf_over": {"numpy": 2.0}}, {"row": "new", "minitf_over": {"numpy": 3.0}},
                    {"row": "matmul, 1024", "minitf_over": {"numpy": 1.0}}, {"row": "import", "seconds": 0.1}])
    told = capsys.readouterr().out
    assert "- add, 4x4: Each call asks what it was given" in told
    assert "- new: no reason is known" in told
    assert "matmul" not in told
    assert "import" not in told
