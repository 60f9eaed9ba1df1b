"""What the event files of one folder hold."""

import pytest

from board.viewer.writing import old_scalar_event, scalar_event, write
from minitf.board.viewer.store import Store


def run_of(logdir):
    """The one run of a folder, and its store."""
    store = Store(logdir)
    store.refresh(1e9)
    (run,) = store.runs.values()
    return run, store


def test_points_stay_in_order_whether_read_in_bulk_or_not(tmp_path):
    steps = [0, 1, 127, 128, 16_383, 16_384, *range(20_000, 20_030)]
    write(tmp_path / "a.tfevents", [old_scalar_event("loss", 0.5, step) for step in steps])
    assert run_of(tmp_path)[0].series["loss"].steps.tolist() == steps


def test_a_value_that_fits_no_shape_is_left_out(tmp_path):
    event = scalar_event("loss", 1.0, 1)
    event.summary.value[0].tensor.tensor_shape.dim.add(size=7)
    event.summary.value[0].tensor.tensor_content = b"abcd"
    write(tmp_path / "a.tfevents", [event, scalar_event("loss", 1.0, 2)])
    run, store = run_of(tmp_path)
    assert run.series["loss"].steps.tolist() == [2]
    assert len(store.notes()) == 1


def test_heavy_values_are_read_again_from_their_places(tmp_path):
    values = [scalar_event("a", step, step, plugin="text") for step in range(3)]
    write(tmp_path / "a.tfevents", values[:2])
    write(tmp_path / "b.tfevents", values[2:])
    run, _ = run_of(tmp_path)
    assert [run.value_at("a", which).item() for which in range(3)] == [0.0, 1.0, 2.0]
    with pytest.raises(KeyError):
        run.value_at("b", 0)
    with pytest.raises(IndexError):
        run.value_at("a", 3)
