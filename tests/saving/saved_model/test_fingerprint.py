"""The hashes of a model tell what is different between two."""

from minitf.saving.saved_model.fingerprint import checksum, fingerprint
from minitf.wire import messages


def fields(model, index):
    message = messages.FingerprintDef.FromString(fingerprint(model, index))
    return (message.saved_model_checksum, message.graph_def_program_hash, message.signature_def_hash,
            message.checkpoint_hash)


def test_a_hash_for_each_part():
    model = messages.SavedModel()
    model.meta_graphs.add()
    first = fields(model, b"a")
    assert first == fields(model, b"a")
    assert [a == b for a, b in zip(first, fields(model, b"b"))] == [True, True, True, False]
    model.meta_graphs[0].graph_def.node.add(name="x", op="NoOp")
    assert [a == b for a, b in zip(first, fields(model, b"a"))] == [False, False, True, True]
    assert 0 < checksum(b"") < 2**64
