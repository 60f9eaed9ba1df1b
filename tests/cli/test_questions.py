"""`minitf questions`."""

import json

import pytest

from minitf.cli.main import main
from minitf.course.by_hand import asked
from minitf.course.questions import QUESTIONS


def test_sheets_are_printed_or_written(tmp_path, capsys):
    assert main(["questions", "ada"]) == 0
    assert capsys.readouterr().out.startswith("# Questions for ada")
    assert main(["questions", "ada", "grace", "--folder", str(tmp_path / "sheets"), "--term", "t"]) == 0
    assert sorted(path.name for path in (tmp_path / "sheets").iterdir()) == ["ada.md", "grace.md"]


def test_marks(tmp_path, capsys):
    answers = {name: asked("ada", name, "t")[1] for name in QUESTIONS} | {"ring_bytes": 0}
    (tmp_path / "ada.json").write_text(json.dumps(answers))
    (tmp_path / "grace.json").write_text("{")
    paths = [str(tmp_path / name) for name in ("grace.json", "nobody.json", "ada.json")]
    assert main(["questions", "--term", "t", "--mark", *paths]) == 2
    out, err = capsys.readouterr()
    assert out.splitlines()[0].split() == ["ada", str(len(QUESTIONS) - 1), "of", str(len(QUESTIONS))]
    assert "ring_bytes" in out.splitlines()[1]
    assert "grace.json" in err
    assert "nobody.json" in err


@pytest.mark.parametrize("words", [[], ["ada", "--mark", "ada.json"], ["../ada"]])
def test_arguments_that_do_not_fit(words, capsys):
    with pytest.raises(SystemExit) as end:
        main(["questions", *words])
    assert end.value.code == 2
    assert "received '../ada'" in capsys.readouterr().err or words != ["../ada"]
