"""The table of `tf.keras.backend`: the interface that Keras had before `keras.ops`. Floor 7.

Most stand in `legacy/`. New code uses `keras.ops`.
"""

from ..backend.tables import lazy

NAMES = {
    "keras.config": "floatx set_floatx epsilon set_epsilon image_data_format set_image_data_format backend",
    "keras.session": "clear_session",
    "keras.naming": "get_uid",
    "keras.standardize": "standardize_dtype is_float_dtype is_int_dtype",
    "keras.symbolic.keras_tensor": "is_keras_tensor",
    "keras.legacy.elementwise": """
        abs_ sign square exp log sin cos tanh round_ softplus softsign equal not_equal less less_equal greater
        greater_equal maximum minimum cumsum cumprod
    """,
    "keras.legacy.reductions": "mean sum_ prod max_ min_ all_ any_ std var argmax argmin l2_normalize",
    "keras.legacy.shapes": """
        int_shape ndim dtype count_params expand_dims squeeze flatten batch_flatten permute_dimensions transpose
        concatenate stack reshape shape repeat repeat_elements tile reverse one_hot gather arange dot
    """,
    "keras.legacy.values": """
        variable constant zeros ones zeros_like ones_like eye cast cast_to_floatx stop_gradient get_value eval_
        set_value batch_get_value batch_set_value update update_add update_sub moving_average_update random_normal
        random_uniform truncated_normal random_bernoulli random_normal_variable random_uniform_variable is_sparse
        to_dense
    """,
    "keras.legacy.functions": """
        relu elu hard_sigmoid sigmoid softmax sqrt pow_ clip dropout bias_add switch binary_crossentropy
        categorical_crossentropy sparse_categorical_crossentropy foldl foldr map_fn
        binary_focal_crossentropy categorical_focal_crossentropy batch_normalization in_top_k
    """,
    "keras.legacy.products": "batch_dot",
    "keras.legacy.sequences": "ctc_batch_cost ctc_decode ctc_label_dense_to_sparse",
    "keras.legacy.windows": """
        conv1d conv2d conv3d conv2d_transpose depthwise_conv2d separable_conv2d pool2d pool3d resize_images
        resize_volumes temporal_padding spatial_2d_padding spatial_3d_padding
    """,
    "keras.ops.promotion": "result_type",
    "core.context": "name_scope",
}

__getattr__, __dir__ = lazy(__name__, NAMES, unbuilt="gradients rnn")
