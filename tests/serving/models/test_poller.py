"""Looking for versions."""

import logging
import threading

import pytest

from minitf.backend.errors import UnknownError
from minitf.serving.models.config import ModelConfig
from minitf.serving.models.manager import Manager
from minitf.serving.models.poller import Poller
from minitf.serving.models.servable import Servable
from minitf.serving.models.states import StateBoard


@pytest.fixture
def world(tmp_path):
    class World:
        board = StateBoard()
        model = ModelConfig("m", str(tmp_path / "m"))

        def load(self, name, version, path):
            return Servable(name, version, path, {}, {})

        def add(self, version):
            (tmp_path / "m" / str(version)).mkdir(parents=True)

        def poller(self, seconds):
            self.manager = Manager(self.load, self.board, 0, 0.0)
            return Poller(self.manager, self.board, seconds)

    return World()


def test_a_version_that_comes_later_is_found(world):
    world.add(1)
    poller = world.poller(3600.0)
    poller.replace([world.model])
    assert world.manager.available("m") == {1}
    world.add(2)
    poller.poll()
    assert world.manager.available("m") == {2}


def test_looking_once(world):
    world.add(1)
    poller = world.poller(0)
    poller.replace([world.model])
    world.add(2)
    poller.poll()
    assert world.manager.available("m") == {1}


def test_a_folder_that_has_gone_changes_nothing(world, tmp_path, caplog):
    world.add(1)
    poller = world.poller(3600.0)
    poller.replace([world.model])
    (tmp_path / "m").rename(tmp_path / "elsewhere")
    with caplog.at_level(logging.WARNING, "minitf.serving"):
        poller.poll()
        poller.poll()
    assert [record.message.startswith("Could not find base path") for record in caplog.records] == [True]
    assert world.manager.available("m") == {1}


def test_models_that_are_replaced_go(world):
    world.add(1)
    poller = world.poller(0)
    poller.replace([world.model])
    poller.replace([])
    assert world.manager.available("m") == set()


def test_the_start_waits_for_the_first_version(world):
    poller = world.poller(0.01)
    poller.start([world.model])
    world.add(1)
    poller.require_available([world.model], patient=True)
    poller.stop()
    assert world.manager.available("m") == {1}


def test_what_is_not_there_and_will_not_come(world):
    poller = world.poller(0)
    poller.replace([world.model])
    with pytest.raises(UnknownError, match=r"1 servable\(s\) did not become available: {{name: m: Could not find"):
        poller.require_available([world.model], patient=True)


def test_who_waits_is_told_when_nobody_looks_any_more(world):
    poller = world.poller(3600.0)
    poller.start([world.model])
    stopping = threading.Timer(0.01, poller.stop)
    stopping.start()
    with pytest.raises(UnknownError, match="did not become available"):
        poller.require_available([world.model], patient=True)
    stopping.join()
