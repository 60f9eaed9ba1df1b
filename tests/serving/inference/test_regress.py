"""Numbers of examples."""

import numpy as np
import pytest

from minitf.backend.errors import InvalidArgumentError
from minitf.serving.inference.regress import regressions, require_regressor

VALUES = np.array([1.5, 2.5], np.float32)


def test_numbers():
    assert regressions({"outputs": VALUES}, 2) == [1.5, 2.5]
    assert regressions({"outputs": VALUES.reshape(2, 1)}, 2) == [1.5, 2.5]


@pytest.mark.parametrize(("values", "message"), [
    (VALUES.reshape(1, 2), r"either \[batch_size\] or \[batch_size, 1\] but got \[1,2\]"),
    (VALUES[:1], "Input batch size did not match output batch size: 2 vs. 1"),
    (VALUES.astype(int), "Expected output Tensor of DT_FLOAT.  Got: DT_INT64"),
])
def test_outputs_that_are_no_numbers(values, message):
    with pytest.raises(InvalidArgumentError, match=message):
        regressions({"outputs": values}, 2)


def test_signatures(servable):
    require_regressor(servable.signatures["regress"])
    for name, message in (("several", "Expected one input Tensor."), ("classify", "Expected one output Tensor."),
                          ("serving_default", "No regression inputs found in SignatureDef")):
        with pytest.raises(InvalidArgumentError, match=message):
            require_regressor(servable.signatures[name])
