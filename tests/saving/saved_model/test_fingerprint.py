"""The hashes of a model tell what is different between two."""

import pytest

import minitf as tf
from minitf.saving.saved_model.fingerprint import checksum, fingerprint, read_fingerprint
from minitf.wire import messages


def fields(model, index):
    message = messages.FingerprintDef.FromString(fingerprint(model, index))
    return (message.saved_model_checksum, message.graph_def_program_hash, message.signature_def_hash,
            message.checkpoint_hash)


def test_what_was_written_is_read(saved, recorded, tmp_path):
    assert read_fingerprint(saved).saved_model_checksum > 0
    theirs = tf.saved_model.experimental.read_fingerprint(recorded[0] / "dense_exported")
    assert theirs == read_fingerprint(str(recorded[0] / "dense_exported"))
    assert str(theirs).startswith("SavedModel Fingerprint\n  saved_model_checksum: ")
    with pytest.raises(FileNotFoundError):
        read_fingerprint(tmp_path)


def test_a_hash_for_each_part():
    model = messages.SavedModel()
    model.meta_graphs.add()
    first = fields(model, b"a")
    assert first == fields(model, b"a")
    assert [a == b for a, b in zip(first, fields(model, b"b"))] == [True, True, True, False]
    model.meta_graphs[0].graph_def.node.add(name="x", op="NoOp")
    assert [a == b for a, b in zip(first, fields(model, b"a"))] == [False, False, True, True]
    assert 0 < checksum(b"") < 2**64
