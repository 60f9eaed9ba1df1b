"""SavedModels in sessions: ours and TensorFlow's."""

import numpy as np
import pytest

import minitf as tf

v1 = tf.compat.v1


def test_a_graph_goes_into_a_file_and_back(tmp_path):
    with tf.Graph().as_default(), v1.Session() as session:
        x = v1.placeholder(tf.float32, [None, 2], name="x")
        v = v1.get_variable("v", initializer=tf.constant([[1.0, 2.0], [3.0, 4.0]]))
        y = tf.matmul(x, v)
        with pytest.raises(tf.errors.FailedPreconditionError, match="'v'"):
            v1.saved_model.simple_save(session, tmp_path / "none", {"x": x}, {"y": y})
        session.run(v1.global_variables_initializer())
        v1.saved_model.simple_save(session, tmp_path / "model", {"x": x}, {"y": y})
        with pytest.raises(AssertionError, match="already exists"):
            v1.saved_model.simple_save(session, tmp_path / "model", {"x": x}, {"y": y})
    assert run(tmp_path / "model", {"x": [[1.0, 1.0]]}) == {"y": [[4.0, 6.0]]}
    loaded = tf.saved_model.load(tmp_path / "model")
    assert loaded.signatures["serving_default"](tf.constant([[1.0, 0.0]]))["y"].numpy().tolist() == [[1.0, 2.0]]


def run(folder, values, scope=None):
    """What the default signature gives in a session.   values: by name; "" for one whose name is Keras's choice."""
    with tf.Graph().as_default(), v1.Session() as session:
        message = v1.saved_model.loader.load(session, [v1.saved_model.tag_constants.SERVING], folder, scope)
        signature = message.signature_def[v1.saved_model.DEFAULT_SERVING_SIGNATURE_DEF_KEY]
        prefix = f"{scope}/" if scope else ""
        feeds = {prefix + info.name: values.get(key, values.get("")) for key, info in signature.inputs.items()}
        fetches = {key: prefix + info.name for key, info in signature.outputs.items()}
        return {key: np.asarray(y).tolist() for key, y in session.run(fetches, feeds).items()}


def test_graphs_of_tensorflow(recorded):
    folder, _ = recorded
    assert run(folder / "session", {"x": [[1.0, 1.0]]}) == {"y": [[4.0, 6.0]]}
    assert run(folder / "session", {"x": [[1.0, 0.0]]}, "inner") == {"y": [[1.0, 2.0]]}


def test_models_with_objects(recorded, saved):
    folder, expected = recorded
    x = np.sin(np.arange(8, dtype="float32")).reshape(2, 4)
    found = run(folder / "dense_exported", {"": x})
    np.testing.assert_allclose(found["output_0"], expected["dense"]["serve"], rtol=1e-5)
    assert run(saved, {"x": [1.0, 2.0]}) == {"first": 1.0, "scaled": [3.0, 6.0]}


def test_what_a_session_cannot_load(recorded):
    with tf.Graph().as_default(), v1.Session() as session:
        with pytest.raises(RuntimeError, match="tags"):
            v1.saved_model.load(session, ["train"], recorded[0] / "session")
        with pytest.raises(tf.errors.UnimplementedError, match="tables"):
            v1.saved_model.load(session, ["serve"], recorded[0] / "tables")


def test_signatures_of_tensors():
    with tf.Graph().as_default():
        x = v1.placeholder(tf.int32, [None], name="x")
        signature = v1.saved_model.predict_signature_def({"a": x}, {"b": x + 1})
        assert signature.inputs["a"].name == "x:0"
        assert signature.method_name == v1.saved_model.signature_constants.PREDICT_METHOD_NAME
        with pytest.raises(ValueError, match="must be a tensor"):
            v1.saved_model.predict_signature_def({}, {"b": x})
