"""Rows for searches, reversed sequences, and segments of sorted ids."""

from contracts.row import ANY, NONZERO, Row

SEGMENTS = [((3, 2),), ((3,),), ((3, 0),)]
WORDS = "tf.sparse.from_dense(x + 9)", "tf.sparse.from_dense(y + 9)"

ROWS = [
    Row("LowerBound", "tf.searchsorted(tf.sort(x), y)", "searching.places(np.sort(x), y, 'left')",
        [((2, 5), (2, 4)), ((1, 3), (1, 2)), ((2, 0), (2, 1))], dtypes="float32 float64 int32 int64", returns="int32",
        smooth=False),
    Row("UpperBound", "tf.searchsorted(tf.sort(x), y, side='right')", "searching.places(np.sort(x), y, 'right')",
        [((2, 5), (2, 4)), ((3, 4), (3, 0))], dtypes="float32 float64 int32 int64", returns="int32", smooth=False),
    Row("ReverseSequence", "tf.reverse_sequence(x, [2, 0], seq_axis=1)", "searching.reversed_sequences(x, [2, 0])",
        [((2, 3),), ((2, 3, 2),), ((2, 2, 0),)]),
    Row("SegmentSum", "tf.math.segment_sum(x, [0, 0, 2])", "searching.segments(x, [0, 0, 2], np.sum)", SEGMENTS),
    Row("SegmentMean", "tf.math.segment_mean(x, [0, 0, 2])", "searching.segments(x, [0, 0, 2], searching.mean)",
        SEGMENTS),
    Row("SegmentMax", "tf.math.segment_max(x, [0, 0, 2])", "searching.segments(x, [0, 0, 2], np.max)", SEGMENTS),
    Row("SegmentMin", "tf.math.segment_min(x, [0, 0, 2])", "searching.segments(x, [0, 0, 2], np.min)", SEGMENTS),
    Row("SegmentProd", "tf.math.segment_prod(x, [0, 0, 2])", "searching.segments(x, [0, 0, 2], np.prod, 1)", SEGMENTS,
        (NONZERO,)),
    Row("EditDistance", f"tf.edit_distance({WORDS[0]}, {WORDS[1]}, normalize=False)",
        "np.array([searching.edit_distance(a, b) for a, b in zip(x, y)], 'f')", [((2, 4), (2, 3)), ((1, 2), (1, 5))],
        (ANY, ANY), dtypes="int32 int64", returns="float32", smooth=False),
]  # fmt: skip
