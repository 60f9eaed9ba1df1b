"""Versions that come, go, and cannot be loaded, while requests use them."""

import weakref

import pytest

from minitf.backend.errors import DataLossError, NotFoundError
from minitf.serving.models.manager import Loaded, Manager
from minitf.serving.models.servable import Servable
from minitf.serving.models.states import State, StateBoard


class World:
    """A manager whose loads are recorded, and fail for the versions in `broken`."""

    def __init__(self, retries=0, pause=0.0):
        self.board, self.broken, self.loads = StateBoard(), set(), []
        self.manager = Manager(self.load, self.board, retries, pause)

    def load(self, name, version, path):
        self.loads.append(version)
        if version in self.broken:
            raise DataLossError("damaged")
        return Servable(name, version, path, {}, {})

    def aspire(self, *versions, path="/nowhere"):
        self.manager.aspire("m", dict.fromkeys(versions, path))

    def states(self):
        return {status.version: status.state for status in self.board.versions("m")}


def test_a_new_version_takes_over_and_the_old_one_ends():
    world = World()
    world.aspire(1)
    assert world.manager.enter("m").servable.version == 1
    world.aspire(2)
    assert world.manager.enter("m").servable.version == 2
    assert world.states() == {1: State.UNLOADING, 2: State.AVAILABLE}  # a request is still in version 1


def test_a_version_ends_when_the_last_request_has_left():
    world = World()
    world.aspire(1)
    first, second = world.manager.enter("m"), world.manager.enter("m", 1)
    world.aspire(2)
    first.leave()
    assert world.states()[1] == State.UNLOADING
    second.leave()
    assert world.states()[1] == State.END
    assert not first.enter()


def test_several_versions_at_once():
    world = World()
    world.aspire(1, 2, 3)
    assert world.manager.available("m") == {1, 2, 3}
    assert world.manager.enter("m", 2).servable.version == 2
    assert world.manager.enter("m").servable.version == 3
    world.aspire(1, 3)
    with pytest.raises(NotFoundError, match=r"Specific\(m, 2\)"):
        world.manager.enter("m", 2)


def test_what_cannot_be_loaded_leaves_the_old_version_in_place():
    world = World()
    world.aspire(1)
    world.broken = {2}
    world.aspire(2)
    assert world.manager.available("m") == {1}
    assert world.states() == {1: State.AVAILABLE, 2: State.END}
    assert world.board.get("m", 2).error_message == "damaged"
    assert world.manager.failed("m")


def test_a_failed_load_is_repeated_a_few_times():
    world = World(retries=2)
    world.broken = {1}
    for _ in range(3):
        assert world.manager.waiting("m") == bool(world.loads)
        world.aspire(1)
    assert not world.manager.waiting("m")
    world.aspire(1)
    assert world.loads == [1, 1, 1]
    assert world.states() == {1: State.END}


def test_a_failed_load_waits_before_the_next_try():
    world = World(retries=2, pause=3600.0)
    world.broken = {1}
    world.aspire(1)
    world.aspire(1)
    assert world.loads == [1]
    assert world.states() == {1: State.LOADING}


def test_a_version_whose_files_have_changed_is_tried_at_once(tmp_path):
    world = World(retries=0, pause=3600.0)
    world.broken = {1}
    world.aspire(1, path=str(tmp_path))
    (tmp_path / "more").write_text("now complete")
    world.broken = set()
    world.aspire(1, path=str(tmp_path))
    assert world.states() == {1: State.AVAILABLE}


def test_a_model_that_is_no_longer_wanted():
    world = World()
    world.aspire(1)
    world.aspire()
    assert world.states() == {1: State.END}
    with pytest.raises(NotFoundError, match=r"Servable not found for request: Latest\(m\)"):
        world.manager.enter("m")


def test_a_deleted_version_gives_way_to_the_one_before():
    world = World()
    world.aspire(2)
    world.aspire(1)
    assert world.manager.enter("m").servable.version == 1


def test_retiring_what_nobody_uses():
    left = []
    loaded = Loaded(Servable("m", 1, "", {}, {}), lambda: left.append(True))
    loaded.retire()
    assert left == [True]


def test_a_version_that_has_ended_leaves_no_memory_behind():
    world, kept = World(), []

    def load(name, version, path):
        found = Servable(name, version, path, {}, {})
        found.definitions["itself"] = found  # as the functions of a model have each other
        kept.append(weakref.ref(found))
        return found

    world.manager = Manager(load, world.board)
    world.aspire(1)
    world.aspire(2)
    assert kept[0]() is None
    assert kept[1]() is not None
