"""Classes of examples."""

import numpy as np
import pytest

from minitf.backend.errors import InvalidArgumentError
from minitf.serving.inference.classify import classifications, require_classifier, signature_by_name
from minitf.serving.inference.examples import bytes_array

SCORES = np.array([[0.25, 0.75]], np.float32)
LABELS = bytes_array([b"no", b"yes"]).reshape(1, 2)


def test_labels_and_scores():
    assert classifications({"classes": LABELS, "scores": SCORES}, 1) == [[(b"no", 0.25), (b"yes", 0.75)]]
    assert classifications({"scores": SCORES}, 1) == [[("", 0.25), ("", 0.75)]]
    assert classifications({"classes": LABELS}, 1) == [[(b"no", 0.0), (b"yes", 0.0)]]


@pytest.mark.parametrize(("outputs", "message"), [
    ({"scores": SCORES[0]}, r"Expected Tensor shape: \[batch_size num_classes\] but got \[2\]"),
    ({"scores": SCORES.astype(np.float64)}, "Expected scores Tensor of DT_FLOAT. Got: DT_DOUBLE"),
    ({"classes": SCORES}, "Expected classes Tensor of DT_STRING. Got: DT_FLOAT"),
    ({"scores": np.vstack([SCORES, SCORES])}, "Expected scores output batch size of 1. Got: 2"),
    ({"classes": LABELS, "scores": SCORES[:, :1]}, r"should match in dim_size\(1\). Got 2 vs. 1"),
])
def test_outputs_that_are_no_classes(outputs, message):
    with pytest.raises(InvalidArgumentError, match=message):
        classifications(outputs, 1)


def test_signatures(servable):
    require_classifier(servable.signatures["classify"])
    for name, message in (("serving_default", "No classification inputs found in SignatureDef"),
                          ("several", "Expected one input Tensor."),
                          ("regress", 'signature outputs to contain at least one of "classes" or "scores"')):
        with pytest.raises(InvalidArgumentError, match=message):
            require_classifier(signature_by_name(servable, name))
    with pytest.raises(InvalidArgumentError, match=r"Expected classification signature method_name to be "
                                                   "tensorflow/serving/classify. Was: tensorflow/serving/predict"):
        require_classifier(servable.signatures["classify"], check_method=True)
    with pytest.raises(InvalidArgumentError, match="No signature was found with the name: z"):
        signature_by_name(servable, "z")
