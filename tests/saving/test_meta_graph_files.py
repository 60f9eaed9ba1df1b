"""A graph that is written beside its checkpoint, and gone on with in another process."""

import pytest

import minitf as tf

v1 = tf.compat.v1


def test_a_graph_comes_back_with_its_variables_and_collections(tmp_path):
    with tf.Graph().as_default() as graph, v1.Session() as session:
        x = v1.placeholder(tf.float32, [None], name="x")
        v = v1.get_variable("v", initializer=[2.0])
        y = x * v
        graph.add_to_collection("results", y)
        session.run(v1.global_variables_initializer())
        saver = v1.train.Saver()
        path = saver.save(session, tmp_path / "model")
        assert saver.export_meta_graph().graph_def.node
    for scope in (None, "inner"):
        with tf.Graph().as_default() as graph, v1.Session() as session:
            v1.train.import_meta_graph(path + ".meta", import_scope=scope).restore(session, path)
            prefix = f"{scope}/" if scope else ""
            assert [x.name for x in v1.global_variables()] == [x.name for x in v1.trainable_variables()] == ["v:0"]
            assert [x.name for x in graph.get_collection("results")] == [f"{prefix}{y.name}"]
            assert session.run(graph.get_collection("results"), {f"{prefix}x:0": [3.0]}) == [[6.0]]


def test_a_message_in_place_of_a_file(tmp_path):
    with tf.Graph().as_default():
        v1.get_variable("v", initializer=[2.0])
        message = v1.train.export_meta_graph(tmp_path / "a.meta")
    assert (tmp_path / "a.meta").read_bytes() == message.SerializeToString(deterministic=True)
    with tf.Graph().as_default():
        v1.train.import_meta_graph(message)
        assert len(v1.global_variables()) == 1
    with tf.Graph().as_default():
        assert v1.train.import_meta_graph(v1.train.export_meta_graph()) is None


def test_what_is_no_such_file(tmp_path):
    (tmp_path / "cut.meta").write_bytes(b"\x12\xff\xff")
    with pytest.raises(RuntimeError, match="eager"):
        v1.train.import_meta_graph("a.meta")
    with pytest.raises(RuntimeError, match="eager"):
        v1.train.export_meta_graph("a.meta")
    with tf.Graph().as_default():
        with pytest.raises(tf.errors.NotFoundError, match="No such file"):
            v1.train.import_meta_graph(tmp_path / "none.meta")
        with pytest.raises(tf.errors.DataLossError, match="MetaGraphDef"):
            v1.train.import_meta_graph(tmp_path / "cut.meta")
