"""What is timed are whole passes over all the data."""

import pytest

import minitf as tf
from minitf.bench import pipelines


@pytest.fixture(autouse=True)
def _small(monkeypatch):
    for name, value in {"PICTURES": 600, "RECORDS": 20, "BYTES": 50, "CALLS": 300}.items():
        monkeypatch.setattr(pipelines, name, value)


@pytest.mark.parametrize(("program", "elements"), [
    ("mixed", 5), ("mapped", 1), ("mapped_later", 5), ("python", 300), ("generated", 3),
])  # fmt: skip
def test_every_element_comes(program, elements):
    run = getattr(pipelines, program)(tf)
    assert run() == run() == elements


def test_every_record_comes():
    run = pipelines.records(tf)
    count, _folder = run()
    assert count == run()[0] == 1
    length, _folder = pipelines.records_numpy()()
    assert length == 1000


def test_the_twins_move_as_much():
    assert sum(pipelines.mixed_numpy()()) == 600
    assert pipelines.mapped_numpy()().shape == (100, 28, 28)
    assert sum(map(len, pipelines.mapped_later_numpy()())) == 600
    assert len(pipelines.python_numpy()()) == 300
    assert len(pipelines.generated_numpy()()) == 3


def test_pictures_by_number():
    pictures = pipelines.Divided(*pipelines.pictures())
    x, y = pictures[13]
    assert (len(pictures), x.shape, y) == (100, (28, 28), 3)
    assert 0 < x.max() <= 1 / 255
