"""What is checked before a signature is run."""

from types import SimpleNamespace

import numpy as np
import pytest

from minitf.backend.errors import FailedPreconditionError, InternalError, InvalidArgumentError
from minitf.serving.inference.predict import chosen_outputs, complete_inputs, signature_to_predict

ONE = np.ones((1, 2), np.float32)


@pytest.mark.parametrize(("inputs", "message"), [
    ({}, r"input size does not match signature: 0!=2 len\({}\) != len\({a,s}\). Sent extra: {}. "
         r"Missing but required: {a,s}."),
    ({"a": 1, "s": 2, "z": 3}, r"3!=2 len\({a,s,z}\) != len\({a,s}\). Sent extra: {z}. Missing but required: {}."),
    ({"a": 1, "z": 3}, r"^Sent extra: {z}. Missing but required: {s}."),
])
def test_inputs_that_are_missing_or_unknown(servable, inputs, message):
    with pytest.raises(InvalidArgumentError, match=message):
        complete_inputs(servable.signatures["several"], inputs)


def test_defaults_stand_in(servable, monkeypatch):
    signature = servable.signatures["several"]
    monkeypatch.setattr(signature, "defaults", {"s": np.array([b"d"], object)})
    assert complete_inputs(signature, {"a": ONE})["s"].tolist() == [b"d"]


def test_outputs(servable):
    signature = servable.signatures["several"]
    assert chosen_outputs(signature, []) == ["double", "text", "text_bytes"]
    assert chosen_outputs(signature, ["text", "double"]) == ["text", "double"]
    with pytest.raises(InvalidArgumentError, match=r"output tensor alias not found in signature: z Outputs expected to "
                                                   r"be in the set {double,text,text_bytes}\."):
        chosen_outputs(signature, ["z"])
    with pytest.raises(InvalidArgumentError, match="duplicate output tensor alias: text"):
        chosen_outputs(signature, ["text", "text"])


def test_signatures(servable, monkeypatch):
    assert signature_to_predict(servable, "several", check_method=True).name == "several"
    with pytest.raises(FailedPreconditionError, match=r'Serving signature key "z" not found.'):
        signature_to_predict(servable, "z")
    monkeypatch.setattr(servable.signatures["several"], "definition", SimpleNamespace(method_name="other"))
    with pytest.raises(InternalError, match="Was: other"):
        signature_to_predict(servable, "several", check_method=True)
