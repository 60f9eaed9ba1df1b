"""A file of models that changes."""

import threading

from minitf.serving import messages
from minitf.serving.config_file import ConfigFile
from minitf.serving.models.config import models_of

TEXT = 'model_config_list {{ config {{ name: "{}" base_path: "/m" model_platform: "tensorflow" }} }}'


class Reloads:
    """A server that notes its reloads."""

    def __init__(self):
        self.models, self.reloaded = (), threading.Event()

    def reload(self, models):
        self.models = tuple(models)
        self.reloaded.set()


def test_changes_are_followed_and_damage_is_not(tmp_path, caplog):
    path, server = tmp_path / "models.config", Reloads()
    file = ConfigFile(server, str(path), 3600.0)
    file.look()  # there is none
    assert server.models == ()
    path.write_text(TEXT.format("a"))
    file.look()
    assert [model.name for model in server.models] == ["a"]
    path.write_text("model_config_list {")
    file.look()
    assert [model.name for model in server.models] == ["a"]
    assert len(caplog.records) == 2


def test_the_thread_looks_until_it_is_stopped(tmp_path):
    path, server = tmp_path / "models.config", Reloads()
    path.write_text(TEXT.format("a"))
    file = ConfigFile(server, str(path), 0.001)
    file.start()
    server.reloaded.wait()
    file.stop()
    assert server.models == tuple(models_of(messages.ModelServerConfig(model_config_list={"config": [
        {"name": "a", "base_path": "/m", "model_platform": "tensorflow"}]})))
