"""tf.nn: what neural networks are made of.   Floor 9.   Next: ops/nn/rectifiers.py."""

from ...backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.elementwise.hyperbolic": "tanh",
    "ops.nn.rectifiers": "relu relu6 leaky_relu elu selu",
    "ops.nn.gelu": "gelu",
    "ops.nn.sigmoid": "sigmoid silu swish softplus softsign",
    "ops.nn.dropout": "dropout",
    "ops.random.candidates": "all_candidate_sampler compute_accidental_hits",
    "ops.random.unigrams": "fixed_unigram_candidate_sampler learned_unigram_candidate_sampler",
    "ops.nn.softmax": "softmax log_softmax",
    "ops.nn.cross_entropy": "sparse_softmax_cross_entropy_with_logits softmax_cross_entropy_with_logits",
    "ops.nn.binary_cross_entropy": "sigmoid_cross_entropy_with_logits weighted_cross_entropy_with_logits",
    "ops.nn.batch_norm": """
        batch_normalization batch_norm_with_global_normalization sufficient_statistics normalize_moments
        weighted_moments
    """,
    "ops.nn.ctc": "ctc_loss",
    "ops.nn.ctc_decode": "ctc_greedy_decoder ctc_beam_search_decoder",
    "ops.nn.ctc_labels": "ctc_unique_labels collapse_repeated",
    "ops.nn.isotonic": "isotonic_regression",
    "ops.nn.losses": "log_poisson_loss compute_average_loss scale_regularization_loss crelu in_top_k",
    "ops.nn.sampled_losses": "nce_loss sampled_softmax_loss",
    "ops.nn.bias": "bias_add",
    "ops.convolution.conv1d": "conv1d convolution atrous_conv2d",
    "ops.convolution.conv2d": "conv2d",
    "ops.convolution.conv3d": "conv3d",
    "ops.convolution.depthwise": """
        depthwise_conv2d depthwise_conv2d_backprop_input depthwise_conv2d_backprop_filter
    """,
    "ops.convolution.morphology": "dilation2d erosion2d",
    "ops.convolution.separable": "separable_conv2d",
    "ops.convolution.space_to_batch": "space_to_batch",
    "ops.convolution.space_to_depth": "space_to_depth depth_to_space",
    "ops.convolution.transposed": """
        conv1d_transpose conv2d_transpose conv3d_transpose conv_transpose atrous_conv2d_transpose
    """,
    "ops.convolution.with_space_to_batch": "with_space_to_batch",
    "ops.reductions.norms": "l2_loss l2_normalize",
    "ops.reductions.statistics": "moments zero_fraction",
    "ops.indexing.embedding": "embedding_lookup",
    "ops.sparse.embedding": "embedding_lookup_sparse safe_embedding_lookup_sparse",
    "ops.reductions.approximate": "approx_max_k approx_min_k",
    "ops.reductions.sorting": "top_k",
    "ops.pooling.max_pool": "max_pool1d max_pool2d",
    "ops.pooling.max_pool_3d": "max_pool3d",
    "ops.pooling.avg_pool": "avg_pool1d avg_pool2d avg_pool3d",
    "ops.pooling.pool": "max_pool avg_pool pool",
    "ops.pooling.max_pool_with_argmax": "max_pool_with_argmax",
    "ops.pooling.local_response": "local_response_normalization lrn",
    "ops.pooling.fractional_pool": "fractional_max_pool fractional_avg_pool",
}

NAMESPACES = "experimental"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
