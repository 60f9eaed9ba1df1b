"""The default session."""

import pytest

import minitf as tf
from minitf.graph.session.stack import get_default_session, required_session

v1 = tf.compat.v1


def test_the_innermost_block_has_the_session():
    assert get_default_session() is None
    with tf.Graph().as_default(), v1.Session() as outer:
        with v1.Session() as inner:
            assert get_default_session() is inner
        assert get_default_session() is outer
        with inner.as_default():
            assert required_session(None, "test") is inner
    assert get_default_session() is None


def test_without_one_there_is_an_error():
    with tf.Graph().as_default():
        x = tf.constant(1.0)
        with pytest.raises(ValueError, match="must be a default one"):
            x.eval()
        with pytest.raises(ValueError, match="must be a default one"):
            x.op.run()
        session = v1.Session()
        assert x.eval(session=session) == 1.0
        x.op.run(session=session)
