"""Graphs that no program wrote, and values that objects do not want."""

import numpy as np
import pytest

import minitf as tf
from minitf.backend.log import get_logger
from minitf.core.trackable import WAITING, Group, Trackable, grown
from minitf.saving.object_graph import GRAPH_KEY
from minitf.saving.restoring import Restoration
from minitf.wire import messages
from minitf.wire.bundle.reader import BundleReader
from minitf.wire.bundle.writer import BundleWriter


def written(prefix, graph):
    with BundleWriter(prefix) as bundle:
        bundle.add(GRAPH_KEY, np.array(graph.SerializeToString(), object))
        bundle.add("v", np.float32(3))
    return str(prefix)


def graph_of_one(**attribute):
    graph = messages.TrackableObjectGraph()
    graph.nodes.add()
    graph.nodes[0].children.add(node_id=1, local_name="v")
    graph.nodes.add().attributes.add(**{"name": "VARIABLE_VALUE", "checkpoint_key": "v", **attribute})
    return graph


def test_a_value_is_given_to_the_object_of_its_name(tmp_path):
    module = tf.Module()
    module.v = tf.Variable(0.0)
    restoration = Restoration(BundleReader(written(tmp_path / "ckpt", graph_of_one())), module)
    restoration.restore(module)
    assert module.v.numpy() == 3.0
    assert restoration.unmatched() == []


@pytest.mark.parametrize("number", [-1, 5])
def test_a_graph_that_leads_beyond_its_nodes_is_refused(tmp_path, number):
    graph = graph_of_one()
    graph.nodes[0].children[0].node_id = number
    with pytest.raises(tf.errors.InvalidArgumentError, match="beyond"):
        Restoration(BundleReader(written(tmp_path / "ckpt", graph)), tf.Module())
    with pytest.raises(tf.errors.InvalidArgumentError, match="no root"):
        Restoration(BundleReader(written(tmp_path / "empty", messages.TrackableObjectGraph())), tf.Module())


def test_a_graph_of_circles_ends(tmp_path):
    graph = graph_of_one()
    graph.nodes[1].children.add(node_id=0, local_name="owner")
    graph.nodes[0].children.add(node_id=0, local_name="me")
    module = tf.Module()
    module.v, module.me = tf.Variable(0.0), module
    restoration = Restoration(BundleReader(written(tmp_path / "ckpt", graph)), module)
    restoration.restore(module)
    assert restoration.name_of(1) == "(root).v"


def test_a_key_that_is_not_in_the_file(tmp_path):
    module = tf.Module()
    module.v = tf.Variable(0.0)
    with pytest.raises(tf.errors.NotFoundError, match="Key w not found"):
        Restoration(BundleReader(written(tmp_path / "ckpt", graph_of_one(checkpoint_key="w"))), module).restore(module)


def test_values_that_an_object_does_not_want_are_told(tmp_path):
    class Empty(Trackable):
        pass

    root = tf.Module()
    root.v = Empty()
    status = tf.train.Checkpoint(root).read(written(tmp_path / "ckpt", graph_of_one()))
    with pytest.raises(AssertionError, match=r"Unused attributes.*does not want"):
        status.assert_consumed()


def test_slot_variables_find_their_optimizer(tmp_path):
    class Momentum(tf.Module):
        def __init__(self, variable, value):
            super().__init__()
            self._pair = (variable, tf.Variable(value))

        def _trackable_children(self, save_type="checkpoint", **kwargs):
            return {}

        def get_slot_names(self):
            return ["m"]

        def get_slot(self, variable, name):
            return self._pair[1] if variable is self._pair[0] else None

    v, w = tf.Variable(1.0), tf.Variable(0.0)
    path = tf.train.Checkpoint(v=v, opt=Momentum(v, 5.0)).write(tmp_path / "ckpt")
    assert "v/.OPTIMIZER_SLOT/opt/m/.ATTRIBUTES/VARIABLE_VALUE" in dict(tf.train.list_variables(path))
    for skipped, expected in ((False, 5.0), (True, 0.0)):
        other = Momentum(w, 0.0)
        options = tf.train.CheckpointOptions(experimental_skip_slot_variables=skipped)
        tf.train.Checkpoint(v=w, opt=other).read(path, options).expect_partial()
        assert other.get_slot(w, "m").numpy() == expected


def test_values_that_nobody_took_are_told_when_the_objects_go(tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(get_logger(), "warning", told.append)
    path = tf.train.Checkpoint(v=tf.Variable(1.0), w=tf.Variable(1.0)).write(tmp_path / "ckpt")
    for expected in (True, False):
        restoration = Restoration(BundleReader(path), tf.Module())
        restoration.partial = expected
        restoration.__del__()
        restoration.partial = True
    assert len(told) == 1
    assert "(root).v, (root).w" in told[0]


class Listed(tf.Module):
    """Its parts are children of a group that it makes when it is asked."""

    def __init__(self, *parts):
        super().__init__()
        self._kept = {"parts": list(parts)}

    def _trackable_children(self, save_type="checkpoint", **kwargs):
        return {"group": Group(self._kept["parts"])}


def test_a_group_is_asked_again(tmp_path):
    path = tf.train.Checkpoint(Listed(tf.Variable(1.0), tf.Variable(2.0))).write(tmp_path / "ckpt")
    listed = Listed(tf.Variable(0.0))
    status = tf.train.Checkpoint(listed).read(path)
    listed._kept["parts"].append(tf.Variable(0.0))
    grown(listed)
    assert [part.numpy() for part in listed._kept["parts"]] == [1.0, 2.0]
    status.assert_consumed()


def test_nobody_waits_in_an_object_that_has_all(tmp_path):
    module = tf.Module()
    module.v = tf.Variable(0.0)
    Restoration(BundleReader(written(tmp_path / "ckpt", graph_of_one())), module).restore(module)
    assert WAITING not in vars(module)
