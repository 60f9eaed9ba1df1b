"""The tour, whole: what a newcomer runs first."""

import re

import pytest

import minitf as tf
from minitf.cli import tour
from minitf.cli.main import main


@pytest.fixture(scope="module")
def finished(tmp_path_factory):
    """One whole tour: (exit status, what it printed, its picture)."""
    import contextlib
    import io

    picture = tmp_path_factory.mktemp("tour") / "picture.png"
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        status = main(["tour", "--out", str(picture)])
    return status, printed.getvalue(), picture


def test_it_reads_more_than_95_percent_of_the_held_out_digits(finished):
    status, printed, _ = finished
    assert status == 0
    accuracy = float(re.search(r"reads ([\d.]+)% of the held-out digits right", printed)[1])
    assert 95 < accuracy <= 100


def test_it_takes_less_than_a_minute(finished):
    assert float(re.search(r"Trained in ([\d.]+) s", finished[1])[1]) < 60


def test_the_loss_falls(finished):
    losses = [float(loss) for loss in re.findall(r"loss ([\d.]+)", finished[1])]
    assert losses == sorted(losses, reverse=True)
    assert len(losses) > 1


def test_it_leaves_a_picture(finished):
    assert finished[2].read_bytes().startswith(b"\x89PNG")


def test_what_it_tells_to_read_exists(finished, repository):
    named = re.findall(r"^  (\S+)", finished[1], flags=re.MULTILINE)
    assert len(named) >= 3
    assert [name for name in named if not (repository / name).is_file()] == []


def test_it_learns_where_nothing_may_be_drawn(tmp_path, monkeypatch, capsys):
    """The final challenge runs this on a student's answers, in a process that may not look for fonts."""
    monkeypatch.setattr(tour, "draw", lambda *facts: None)
    assert main(["tour", "--out", str(tmp_path / "picture.png")]) == 0
    assert float(re.search(r"reads ([\d.]+)% of", capsys.readouterr().out)[1]) > 95


def test_the_same_seed_trains_the_same_model():
    (x, y), _ = tour.load_digits()

    def losses(seed):
        tf.keras.utils.set_random_seed(seed)
        return tour.train(tour.make_model(), x[:320], y[:320])

    assert losses(1) == losses(1) != losses(2)


@pytest.mark.parametrize("out", ["missing/folder/picture.png", "."])
def test_an_unwritable_picture_is_refused_before_the_work(out, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["tour", "--out", out]) == 2
    printed = capsys.readouterr()
    assert re.search(r"minitf tour: --out: cannot write .*: the picture needs", printed.err)
    assert "Training" not in printed.out
