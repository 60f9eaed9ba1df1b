"""Every metric inside a function that is traced once, for batches of any size."""

import numpy as np
import pytest

import minitf as tf
from keras.metric_cases import CASES, batches_of, evaluated, ways_of
from keras.metrics.against_keras import RECORDED

METRICS = [(expression, data) for _, expression, data in CASES
           if len(ways_of(expression, data)) > 1 and data != "scalars"]


@pytest.mark.parametrize("case", METRICS, ids=" | ".join)
def test_traced_for_any_batch(case):
    expression, data = case
    metric, batches = evaluated(tf.keras, expression), batches_of(data)
    specs = [tf.TensorSpec([None, *part.shape[1:]], part.dtype) for part in batches[0]]
    call = tf.function(lambda *batch: metric(*batch), input_signature=specs)
    for batch, expected in zip(batches, RECORDED["results"][f"{expression} | {data}"]["plain"]["results"], strict=True):
        np.testing.assert_allclose(call(*batch).numpy(), expected, rtol=2e-5, atol=2e-5)
