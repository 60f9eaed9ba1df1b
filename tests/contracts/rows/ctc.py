"""Rows for CTC: the losses and the decoders. Their gradients, which have none themselves, are in tests/ops/nn."""

from contracts.row import ANY, Row

FRAMES = [((4, 2, 3),)]
DENSE = "labels=[[1, 2], [2, 0]], logits=x, label_length=[2, 1], logit_length=[4, 3]"
SPARSE = "labels=tf.sparse.from_dense([[1, 0], [1, 1]]), logits=x, label_length=None, logit_length=[4, 3]"

ROWS = [
    Row("CTCLossV2", f"tf.nn.ctc_loss({DENSE})", "ctc.loss(x, [[1, 2], [2, 0]], [2, 1], [4, 3])", FRAMES,
        dtypes="float32", smooth=False, ulps=16),
    Row("CTCLoss", f"tf.nn.ctc_loss({SPARSE}, blank_index=-1)", "ctc.loss(x, [[1], [1, 1]], [1, 2], [4, 3], 2)",
        FRAMES, dtypes="float32 float64", smooth=False, ulps=16),
    Row("CTCGreedyDecoder", "tf.nn.ctc_greedy_decoder(x, [4, 3])[1]", "ctc.score(x, [4, 3])", FRAMES, (ANY,),
        smooth=False),
    Row("CTCBeamSearchDecoder", "tf.nn.ctc_beam_search_decoder(x, [4, 3])[1]", "ctc.best(x, [4, 3])", FRAMES, (ANY,),
        smooth=False, ulps=16),
]  # fmt: skip
