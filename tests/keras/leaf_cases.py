"""What is asked of the leaves of Keras (initializers, activations, ...), in Keras and in minitf alike."""

# ruff: noqa: E501  a case stays on one line


def lines(text):
    return [line.strip() for line in text.strip().splitlines() if line.strip()]


def each(names, *forms):
    """Every form with every name in the place of NAME."""
    return [form.replace("NAME", name) for name in names.split() for form in forms]


SCALED = "GlorotUniform GlorotNormal LecunUniform LecunNormal HeUniform HeNormal"

INITIALIZERS = [
    *each(SCALED,
          "K.initializers.NAME(seed=1)((3, 4))",
          "K.initializers.NAME(seed=2)((2, 2, 3, 2), 'float64')",
          "K.initializers.NAME(seed=3)((5,))",
          "K.initializers.NAME(seed=4, input_axes=[0], output_axes=[1, 2])((2, 3, 2))",
          "seeded(5).initializers.NAME()((2, 3))",
          "K.initializers.NAME(seed=6)((2, 3), 'float16')",
          "K.initializers.NAME(seed=7).get_config()",
          "K.initializers.NAME(seed='x')"),
    *each("glorot_uniform he_normal lecun_uniform random_normal random_uniform truncated_normal variance_scaling "
          "orthogonal zeros ones identity normal uniform zero one GlorotNormal HeUniform IdentityInitializer",
          "seeded(8).initializers.get('NAME')((3, 3))",
          "K.saving.serialize_keras_object(K.initializers.get('NAME'))['class_name']"),
    *lines("""
        K.initializers.Zeros()((2, 3))
        K.initializers.Zeros()([2], 'int32')
        K.initializers.Zeros().get_config()
        K.initializers.Ones()((2, 3))
        K.initializers.Ones()((), 'float64')
        K.initializers.Ones()((2,), 'bool')
        K.initializers.Constant(3)((2, 3))
        K.initializers.Constant(2.5)((2,), 'int32')
        K.initializers.Constant([1.0, 2.0])((3, 2))
        K.initializers.Constant(7.0).get_config()
        K.initializers.Identity()((3, 3))
        K.initializers.Identity(2.0)((2, 3))
        K.initializers.Identity(0.5)((3, 2), 'float64')
        K.initializers.Identity()((3,))
        K.initializers.RandomNormal(seed=1)((2, 3))
        K.initializers.RandomNormal(1.0, 2.0, seed=2)((5,), 'float64')
        seeded(3).initializers.RandomNormal()((4,))
        K.initializers.RandomNormal(seed=1).get_config()
        K.initializers.RandomNormal(seed=K.random.SeedGenerator(5))((3,))
        K.initializers.RandomNormal(seed=K.random.SeedGenerator(5)).get_config()
        K.initializers.RandomNormal(seed=1.5)
        K.initializers.RandomUniform(seed=1)((2, 3))
        K.initializers.RandomUniform(-2.0, 3.0, seed=2)((5,), 'float64')
        seeded(3).initializers.RandomUniform()((4,))
        K.initializers.RandomUniform(0.0, 1.0).get_config()
        K.initializers.TruncatedNormal(seed=1)((2, 3))
        K.initializers.TruncatedNormal(1.0, 2.0, seed=2)((5,), 'float64')
        seeded(3).initializers.TruncatedNormal()((4,))
        K.initializers.TruncatedNormal(0.5).get_config()
        K.initializers.VarianceScaling(seed=1)((3, 4))
        K.initializers.VarianceScaling(2.0, 'fan_out', 'untruncated_normal', 2)((3, 4))
        K.initializers.VarianceScaling(0.5, 'fan_avg', 'uniform', 3)((3, 4))
        K.initializers.VarianceScaling(0.5, 'fan_avg', 'Normal', 3)((0, 4))
        K.initializers.VarianceScaling(0.5, 'fan_avg', 'normal').get_config()
        K.initializers.VarianceScaling(0.0)
        K.initializers.VarianceScaling(1.0, 'fan')
        K.initializers.VarianceScaling(1.0, 'fan_in', 'cauchy')
        K.initializers.Orthogonal(seed=1)((3, 3))
        K.initializers.Orthogonal(2.0, seed=2)((4, 2))
        K.initializers.Orthogonal(seed=3)((2, 4), 'float64')
        K.initializers.Orthogonal(seed=3)((2, 2, 3))
        K.initializers.Orthogonal(seed=3)((3,))
        K.initializers.Orthogonal(1.5, seed=3).get_config()
        K.initializers.STFT('real', None)((6, 1, 4))
        K.initializers.STFT('imag', None)((4, 1, 3), 'float64')
        K.initializers.STFT('imag', [0.5, 1.0, 1.0, 0.5], 'spectrum', True)((4, 1, 5))
        K.initializers.STFT('imag', [0.5, 1.0, 1.0, 0.5], None)((4, 1, 3))
        K.initializers.STFT('real', [1.0, 2.0, 3.0])((3, 1, 3))
        K.initializers.STFT('real', [1.0, 2.0, 3.0])((4, 1, 3))
        K.initializers.STFT('rael')
        K.initializers.STFT(window=None, scaling='power')
        K.initializers.STFT('imag', None).get_config()
        K.initializers.get(None)
        K.initializers.get('glorot_unifrom')
        K.initializers.get(3)
        K.initializers.get({'class_name': 'Constant', 'config': {'value': 4.0}})((2,))
        K.initializers.get({'class_name': 'Konstant', 'config': {'value': 4.0}})
        K.initializers.get({'config': {}})
        K.initializers.get(K.initializers.Ones)((2,))
        K.initializers.get(np.array([[1.0, 2.0]]))((1, 2))
        K.initializers.get(tf.constant([1.0, 2.0]))((3,))
        K.initializers.get(lambda shape, dtype=None: tf.ones(shape))((2,))
        K.initializers.deserialize(K.initializers.serialize(K.initializers.HeNormal(seed=3)))((2, 2))
        K.initializers.serialize(K.initializers.HeNormal(seed=3))
        K.initializers.HeNormal(seed=3).clone()((2, 2))
    """),
]

RANDOM = lines("""
    K.random.normal((2, 3), seed=1)
    K.random.normal((3,), 2.0, 0.5, 'float64', seed=2)
    seeded(3).random.normal((3,))
    [seeded(3).random.normal((2,)), K.random.normal((2,)), K.random.uniform((2,))]
    K.random.normal((3,), dtype='float16', seed=4)
    K.random.normal((3,), seed=-5)
    K.random.normal((3,), seed=2**31 + 7)
    K.random.normal((3,), seed='x')
    K.random.normal((3,), seed=1.0)
    K.random.uniform((2, 3), seed=1)
    K.random.uniform((3,), -2, 5.0, 'float64', seed=2)
    K.random.uniform((3,), dtype='bfloat16', seed=3)
    K.random.truncated_normal((2, 3), seed=1)
    K.random.truncated_normal((3,), 2.0, 0.5, 'float64', seed=2)
    seeded(4).random.truncated_normal((3,))
    K.random.randint((5,), 0, 10, seed=1)
    K.random.randint((5,), -3, 3, 'int64', seed=2)
    K.random.randint((5,), 0, 200, 'uint8', seed=3)
    K.random.categorical([[0.0, 1.0, 2.0], [2.0, 0.0, -3.0]], 6, seed=1)
    K.random.categorical(np.log([[0.5, 0.5]]), 4, 'int64', seed=2)
    seeded(2).random.categorical([[0.0, 1.0]], 5)
    K.random.categorical([0.0, 1.0], 5)
    K.random.dropout(tf.ones([8]), 0.5, seed=1)
    K.random.dropout(tf.ones([2, 3, 2]), 0.25, (None, 1, 2), seed=2)
    K.random.dropout(tf.ones([3]), 0.0)
    K.random.dropout(tf.ones([3]), 1.0)
    seeded(3).random.dropout(tf.ones([8]), 0.4)
    K.random.gamma((4,), 2.0, seed=1)
    K.random.gamma((2, 3), [0.5, 1.0, 4.0], 'float64', seed=2)
    seeded(3).random.gamma((3,), 1.0)
    K.random.binomial((5,), 10.0, 0.3, seed=1)
    K.random.binomial((2, 2), [5.0, 50.0], [0.5, 0.9], seed=2)
    K.random.binomial((3,), 4.0, 0.5, 'float64', seed=3)
    K.random.beta((4,), 2.0, 3.0, seed=1)
    K.random.beta((2, 2), [0.5, 1.0], 2.0, 'float64', seed=2)
    K.random.beta((2, 2), [[0.5], [1.0]], [1.0, 2.0], seed=3)
    K.random.shuffle(tf.range(6), seed=1)
    K.random.shuffle(tf.reshape(tf.range(6), [2, 3]), axis=1, seed=2)
    seeded(3).random.shuffle(tf.range(6))
    [K.random.SeedGenerator(7).next(), K.random.SeedGenerator(7).next(ordered=False)]
    (lambda g: [g.next(), g.next(), g.next(ordered=False), g.state.value])(K.random.SeedGenerator(7))
    (lambda g: [K.random.normal((2,), seed=g), K.random.uniform((2,), seed=g)])(K.random.SeedGenerator(9))
    seeded(6).random.SeedGenerator().next()
    seeded(6).random.SeedGenerator().get_config()
    K.random.SeedGenerator(7, name='mine').get_config()
    K.random.SeedGenerator(7).state.path
    K.random.SeedGenerator('x')
    K.random.SeedGenerator.from_config(K.random.SeedGenerator(7).get_config()).next()
    K.utils.set_random_seed(1.5)
    K.utils.set_random_seed(-1)
    [seeded(3) and np.random.rand(2).tolist(), tf.random.uniform([2])]
""")

MATRIX = "tf.constant([[1.0, -2.0, 0.5], [0.0, 3.0, -1.5]])"

REGULARIZERS = [
    *each("l1 l2 l1_l2 orthogonal_regularizer L1 L2 L1L2 OrthogonalRegularizer",
          f"getattr(K.regularizers, 'NAME')()({MATRIX})",
          f"getattr(K.regularizers, 'NAME')(0.3)({MATRIX})",
          "getattr(K.regularizers, 'NAME')(0.25).get_config()",
          "getattr(K.regularizers, 'NAME')(-1.0)",
          "getattr(K.regularizers, 'NAME')('x')",
          "K.regularizers.get('NAME').get_config()"),
    *each("L1 L2 L1L2", f"getattr(K.regularizers, 'NAME')(0.2)(tf.cast({MATRIX}, 'float16'))"),
    *lines(f"""
        K.regularizers.L1L2(0.1, 0.2)({MATRIX})
        K.regularizers.L1L2(l1=None, l2=0.2)({MATRIX})
        K.regularizers.L2(None).get_config()
        K.regularizers.L2(inf)
        K.regularizers.OrthogonalRegularizer(0.1, 'columns')({MATRIX})
        K.regularizers.OrthogonalRegularizer(0.1, 'rows')(tf.eye(3))
        K.regularizers.OrthogonalRegularizer(0.1)(tf.zeros([2, 2]))
        K.regularizers.OrthogonalRegularizer(0.1, 'diagonal')
        K.regularizers.OrthogonalRegularizer(0.1)(tf.ones([2]))
        K.regularizers.get(None)
        K.regularizers.get('l3')
        K.regularizers.get(3)
        K.regularizers.get(lambda x: 2.0)(1)
        K.regularizers.get({{'class_name': 'L2', 'config': {{'l2': 0.5}}}}).get_config()
        K.regularizers.serialize(K.regularizers.L2(0.5))
        K.regularizers.deserialize(K.regularizers.serialize(K.regularizers.L1(0.5))).get_config()
        K.regularizers.Regularizer()(3)
        K.regularizers.Regularizer().get_config()
    """),
]

CONSTRAINTS = [
    *each("max_norm non_neg unit_norm min_max_norm MaxNorm NonNeg UnitNorm MinMaxNorm",
          f"getattr(K.constraints, 'NAME')()({MATRIX})",
          f"getattr(K.constraints, 'NAME')()(tf.cast({MATRIX}, 'float64') * 3)",
          "getattr(K.constraints, 'NAME')()(np.array([[0.25, -0.5]], 'float32'))",
          "getattr(K.constraints, 'NAME')().get_config()",
          "K.constraints.get('NAME').get_config()"),
    *lines(f"""
        K.constraints.MaxNorm(1.5, axis=1)({MATRIX})
        K.constraints.MaxNorm(1, axis=[0, 1])({MATRIX})
        K.constraints.UnitNorm(axis=1)({MATRIX})
        K.constraints.UnitNorm(axis=[0, 1])({MATRIX})
        K.constraints.MinMaxNorm(1.0, 2.0, 0.5)({MATRIX})
        K.constraints.MinMaxNorm(4.0, 5.0, axis=1)({MATRIX})
        K.constraints.Constraint()({MATRIX})
        K.constraints.get(None)
        K.constraints.get('max_nrom')
        K.constraints.get(3)
        K.constraints.get({{'class_name': 'MaxNorm', 'config': {{'max_value': 5}}}}).get_config()
        K.constraints.serialize(K.constraints.MinMaxNorm(0.5))
        K.constraints.deserialize(K.constraints.serialize(K.constraints.MaxNorm(0.5))).get_config()
    """),
]

ROW = "tf.constant([-8.0, -3.0, -1.0, -0.6, -0.25, 0.0, 0.25, 0.6, 1.0, 2.5, 3.0, 7.0])"
ELEMENTWISE = (
    "relu relu6 leaky_relu elu selu celu sigmoid hard_sigmoid sparse_sigmoid log_sigmoid tanh hard_tanh softsign "
    "exponential linear softplus squareplus sparse_plus silu swish hard_silu hard_swish gelu mish soft_shrink "
    "hard_shrink tanh_shrink"
)

ACTIVATIONS = [
    *each(ELEMENTWISE + " softmax log_softmax sparsemax glu",
          f"K.activations.NAME({ROW})",
          f"K.activations.NAME(tf.cast({ROW}, 'float64'))",
          f"K.activations.NAME(tf.reshape({ROW}, [3, 4]))",
          f"K.activations.NAME(tf.cast({ROW}, 'float16'))",
          "K.activations.serialize(K.activations.NAME)",
          f"K.activations.get('NAME')({ROW})",
          "K.activations.serialize(K.activations.get('NAME'))"),
    *each(ELEMENTWISE.replace(" swish", "").replace(" hard_swish", ""), f"K.activations.deserialize('NAME')({ROW})"),
    *lines(f"""
        K.activations.relu({ROW}, negative_slope=0.1)
        K.activations.relu({ROW}, max_value=2.0)
        K.activations.relu({ROW}, max_value=6)
        K.activations.relu({ROW}, threshold=0.5)
        K.activations.relu({ROW}, 0.1, 2.0, 0.5)
        K.activations.relu({ROW}, 0.1, threshold=1.0)
        K.activations.relu({ROW}, 0.1, max_value=2.0)
        K.activations.leaky_relu({ROW}, 0.5)
        K.activations.elu({ROW}, alpha=2.0)
        K.activations.celu({ROW}, alpha=2.0)
        K.activations.squareplus({ROW}, b=1)
        K.activations.gelu({ROW}, approximate=True)
        K.activations.soft_shrink({ROW}, threshold=1.0)
        K.activations.hard_shrink({ROW}, threshold=1.0)
        K.activations.threshold({ROW}, 1.0, -7.0)
        K.activations.threshold({ROW}, -0.5, 20.0)
        K.activations.threshold(tf.cast({ROW}, 'float64'), 0.0, 3.0)
        K.activations.softmax(tf.reshape({ROW}, [3, 4]), axis=0)
        K.activations.softmax(tf.reshape({ROW}, [3, 4]), axis=None)
        K.activations.log_softmax(tf.reshape({ROW}, [3, 4]), axis=0)
        K.activations.log_softmax(tf.reshape({ROW}, [3, 4]), axis=None)
        K.activations.sparsemax(tf.reshape({ROW}, [3, 4]), axis=0)
        K.activations.sparsemax(tf.constant([[1.0, 0.5, 0.75], [0.1, 0.2, 0.3]]))
        K.activations.glu(tf.reshape({ROW}, [3, 4]), axis=1)
        K.activations.glu(tf.reshape({ROW}, [3, 4]), axis=0)
        K.activations.get(None)({ROW})
        K.activations.get('rellu')
        K.activations.get(3)
        K.activations.get({{'module': 'builtins', 'class_name': 'function', 'config': 'tanh', 'registered_name': 'function'}})({ROW})
    """),
]

CONFIGS = lines("""
    K.saving.serialize_keras_object(None)
    K.saving.serialize_keras_object((1, [2.5, 'x'], True))
    K.saving.serialize_keras_object(b'abc')
    K.saving.serialize_keras_object(slice(1, None, 2))
    K.saving.serialize_keras_object(...)
    K.saving.serialize_keras_object(np.float32(0.5))
    K.saving.serialize_keras_object(np.arange(3))
    K.saving.serialize_keras_object(tf.constant([[1.0, 2.0]]))
    K.saving.serialize_keras_object(tf.float16)
    K.saving.serialize_keras_object(tf.TensorShape([None, 2]))
    K.saving.serialize_keras_object({'a': K.initializers.Constant(2.0)})
    K.saving.serialize_keras_object(K.activations.relu)
    K.saving.serialize_keras_object(K.regularizers.L2(0.5))
    K.saving.serialize_keras_object(K.constraints.NonNeg())
    K.saving.serialize_keras_object(K.DTypePolicy('mixed_float16'))
    K.saving.serialize_keras_object(K.dtype_policies.DTypePolicyMap('float32', {'a/.*': K.DTypePolicy('bfloat16')}))
    K.saving.serialize_keras_object(K.random.SeedGenerator(3))
    K.saving.serialize_keras_object(object())
    K.saving.deserialize_keras_object({'class_name': '__bytes__', 'config': {'value': 'abc'}}).decode()
    K.saving.deserialize_keras_object({'class_name': '__numpy__', 'config': {'value': [1, 2], 'dtype': 'int8'}})
    K.saving.deserialize_keras_object({'class_name': '__tensor__', 'config': {'value': [1, 2], 'dtype': 'int8'}})
    K.saving.deserialize_keras_object({'a': [1, None, {'b': 2}]})
    K.saving.deserialize_keras_object('relu')
    K.saving.deserialize_keras_object(object())
    K.saving.deserialize_keras_object(K.saving.serialize_keras_object(K.regularizers.L2(0.5))).get_config()
    K.saving.deserialize_keras_object({'module': 'keras.regularizers', 'class_name': 'L3', 'config': {}, 'registered_name': None})
    K.saving.deserialize_keras_object({'module': None, 'class_name': 'L3', 'config': {}, 'registered_name': 'L3'})
    K.saving.deserialize_keras_object({'module': 'my.code', 'class_name': 'L3', 'config': {}, 'registered_name': 'p>L3'})
    K.saving.deserialize_keras_object({'module': 'keras.regularizers', 'class_name': 'L2', 'config': {'l3': 1}, 'registered_name': None})
    K.saving.deserialize_keras_object({'module': 'keras.regularizers', 'class_name': 'L2', 'config': [1], 'registered_name': None})
    K.saving.deserialize_keras_object({'module': 'builtins', 'class_name': 'function', 'config': 'reluu', 'registered_name': 'function'})
    K.saving.deserialize_keras_object({'module': 'builtins', 'class_name': 'function', 'config': 'eval', 'registered_name': 'function'})
    K.saving.deserialize_keras_object({'module': 'keras.utils', 'class_name': 'function', 'config': 'get_file', 'registered_name': 'function'})
    K.saving.deserialize_keras_object({'class_name': '__lambda__', 'config': {'value': ['', None, None]}})
    K.saving.deserialize_keras_object({'module': 'x', 'class_name': 'Mine', 'config': {}, 'registered_name': 'Mine'}, custom_objects={'Mine': K.regularizers.L2}).get_config()
    K.saving.get_registered_object('nothing')
    K.saving.get_registered_name(K.regularizers.L2)
""")

POLICIES = lines("""
    K.DTypePolicy('float32').name
    [K.DTypePolicy('mixed_bfloat16').compute_dtype, K.DTypePolicy('mixed_bfloat16').variable_dtype]
    repr(K.DTypePolicy('mixed_float16'))
    K.DTypePolicy('mixed_float15')
    K.DTypePolicy(3)
    K.DTypePolicy('float32') == K.dtype_policies.get('float32')
    K.DTypePolicy('float32') == K.DTypePolicy('float16')
    K.DTypePolicy().name
    K.DTypePolicy('int8x')
    K.dtype_policies.get(None).name
    K.dtype_policies.get(tf.float16).name
    K.dtype_policies.get(np.float64).name
    K.dtype_policies.get({'class_name': 'DTypePolicy', 'config': {'name': 'bfloat16'}}).name
    K.dtype_policies.get(123)
    K.dtype_policies.get('float')
    K.config.dtype_policy().name
    [K.config.set_dtype_policy('mixed_float16'), K.config.dtype_policy().name, K.mixed_precision.global_policy().name]
    [K.mixed_precision.set_global_policy(K.DTypePolicy('float64')), K.DTypePolicy().compute_dtype]
    K.config.set_dtype_policy(None)
    K.config.set_dtype_policy('mixed')
    K.dtype_policies.DTypePolicyMap('float32').name
    K.dtype_policies.DTypePolicyMap('bfloat16', {'a': K.DTypePolicy('float16')})['a'].name
    K.dtype_policies.DTypePolicyMap('bfloat16', {'a/.*': K.DTypePolicy('float16')})['a/b/c'].name
    K.dtype_policies.DTypePolicyMap('bfloat16', {'a': K.DTypePolicy('float16')})['a/b'].name
    K.dtype_policies.DTypePolicyMap(None, {'a.*': K.DTypePolicy('float16'), '.*b': K.DTypePolicy('float16')})['ab']
    K.dtype_policies.DTypePolicyMap(None, 3)
    K.dtype_policies.DTypePolicyMap(K.dtype_policies.DTypePolicyMap())
    len(K.dtype_policies.DTypePolicyMap(None, {'a': K.DTypePolicy('float16')}))
""")

BACKEND = [
    text.replace("B.", "tf.keras.backend.")
    for text in each("mean sum prod max min all any std var",
                     f"B.NAME({MATRIX})", f"B.NAME({MATRIX}, axis=-1)", f"B.NAME({MATRIX}, axis=[0, 1], keepdims=True)")
    + each("argmax argmin", f"B.NAME({MATRIX})", f"B.NAME({MATRIX}, axis=0)")
    + each("abs sign round sin cos exp square tanh softplus softsign sqrt relu elu hard_sigmoid sigmoid softmax flatten "
           "transpose l2_normalize ones_like zeros_like shape int_shape ndim dtype count_params cast_to_floatx "
           "batch_flatten expand_dims get_value",
           f"B.NAME({MATRIX})")
    + each("equal not_equal less less_equal greater greater_equal maximum minimum", f"B.NAME({MATRIX}, 0.5)")
    + lines(f"""
        B.mean(tf.constant([True, False, True]))
        B.std(tf.constant([True, False, True]))
        B.log(tf.constant([1.0, 2.0]))
        B.relu({MATRIX}, alpha=0.1, max_value=2.0, threshold=0.5)
        B.elu({MATRIX}, alpha=0.5)
        B.softmax({MATRIX}, axis=0)
        B.pow({MATRIX}, 2)
        B.clip({MATRIX}, -1, 1)
        B.clip({MATRIX}, 0.5, None)
        B.clip({MATRIX}, 2, 1)
        B.cumsum({MATRIX}, axis=1)
        B.cumprod({MATRIX})
        B.cast({MATRIX}, "int32")
        B.expand_dims({MATRIX}, 0)
        B.squeeze(tf.ones([2, 1]), 1)
        B.permute_dimensions({MATRIX}, (1, 0))
        B.concatenate([{MATRIX}, {MATRIX}])
        B.concatenate([{MATRIX}, {MATRIX}], axis=0)
        B.stack([{MATRIX}, {MATRIX}], axis=1)
        B.reshape({MATRIX}, (3, 2))
        B.reverse({MATRIX}, 1)
        B.repeat({MATRIX}, 2)
        B.repeat(tf.ones([2]), 2)
        B.repeat_elements({MATRIX}, 2, 1)
        B.tile({MATRIX}, [1, 2])
        B.tile(tf.ones([2]), 3)
        B.one_hot([0, 2], 3)
        B.gather({MATRIX}, [1, 0, 1])
        B.arange(4)
        B.arange(2, 8, 3, "float32")
        B.arange(-3)
        B.dot({MATRIX}, tf.transpose({MATRIX}))
        B.dot(tf.ones([2, 3, 4]), tf.ones([4, 5]))
        B.dot(tf.ones([2, 3, 4]), tf.ones([2, 4, 5]))
        B.constant([1, 2])
        B.constant(3, dtype="int32", shape=(2,))
        B.get_value(B.variable([1, 2]))
        B.get_value(B.zeros((2,)))
        B.eval(B.ones((2,), "int32"))
        B.get_value(B.eye(2))
        B.cast_to_floatx(np.array([1, 2]))
        (lambda v: [B.set_value(v, [3.0]), B.get_value(v)])(B.variable([1.0]))
        (lambda v: [B.batch_set_value([(v, [3.0])]), B.batch_get_value([v])][1])(B.variable([1.0]))
        (lambda v: [B.update(v, [3.0]) is None, B.update_add(v, [1.0]) is None, B.update_sub(v, [3.0]) is None, v.numpy()])(B.variable([1.0]))
        (lambda v: [B.moving_average_update(v, [3.0], 0.9) is None, v.numpy()])(B.variable([1.0]))
        B.bias_add(tf.zeros([1, 2, 2, 3]), tf.constant([1.0, 2.0, 3.0]))
        B.bias_add(tf.zeros([1, 3, 2, 2]), tf.constant([1.0, 2.0, 3.0]), "channels_first")
        B.bias_add(tf.zeros([1, 3]), tf.constant([1.0, 2.0, 3.0]), "channels")
        B.switch(tf.constant(True), tf.constant(1.0), tf.constant(2.0))
        B.switch(tf.constant(0), lambda: tf.constant(1.0), lambda: tf.constant(2.0))
        B.switch(tf.constant([[True, False, True], [True, True, False]]), {MATRIX}, -{MATRIX})
        B.reverse({MATRIX}, [0, 1])
        B.binary_crossentropy([0.0, 1.0, 1.0], [0.3, 0.8, 1.0])
        B.binary_crossentropy([0.0, 1.0], [-0.3, 2.0], from_logits=True)
        B.categorical_crossentropy([[0.0, 1.0, 0.0]], [[0.2, 0.5, 0.1]])
        B.categorical_crossentropy([[0.0, 1.0, 0.0]], [[0.2, 0.5, 0.1]], from_logits=True)
        B.categorical_crossentropy([[0.0], [1.0]], [[0.2], [0.5]], axis=0)
        B.sparse_categorical_crossentropy([1, 0], [[0.2, 0.8, 0.0], [0.1, 0.8, 0.1]])
        B.sparse_categorical_crossentropy([1, 0], [[0.2, 0.8, 0.1], [0.1, 0.8, 0.1]], from_logits=True)
        B.sparse_categorical_crossentropy([[1, 0]], [[[0.2, 0.8], [0.8, 0.2]]], axis=1)
        [list(B.random_normal((2,), seed=1).shape), B.random_uniform((2,), dtype="float64").dtype.name, list(B.truncated_normal((3,)).shape)]
        B.dropout(tf.ones([3]), 0.0)
        B.foldl(lambda a, x: a + x, tf.constant([1.0, 2.0, 3.0]))
        B.map_fn(lambda x: x * 2, tf.constant([1.0, 2.0]))
    """)
]

FAMILIES = {
    "initializers": INITIALIZERS, "random": RANDOM, "regularizers": REGULARIZERS, "constraints": CONSTRAINTS,
    "activations": ACTIVATIONS, "configs": CONFIGS, "policies": POLICIES, "backend": BACKEND,
}  # fmt: skip

# What has more than one line of setup: images [1, 4, 4, 2], kernels, and probabilities of letters [2, 5, 4].
IMAGES = "(np.arange(32, dtype='float32').reshape(1, 4, 4, 2) % 5)"
KERNEL = "(np.arange(24, dtype='float32').reshape(2, 2, 2, 3) / 7 - 1)"
FRAMES = "np.array(tf.nn.softmax(np.sin(np.arange(40, dtype='float32') * 1.7).reshape(2, 5, 4) * 3))"
FAMILIES["backend_arrays"] = [text.replace("B.", "tf.keras.backend.") for text in lines(f"""
    B.batch_dot(np.ones((2, 3), 'float32'), np.arange(6, dtype='float32').reshape(2, 3))
    B.batch_dot(np.ones((2, 3), 'float32'), np.arange(24, dtype='float32').reshape(2, 3, 4))
    B.batch_dot(np.ones((2, 5, 3), 'float32'), np.arange(24, dtype='float32').reshape(2, 3, 4))
    B.batch_dot(np.ones((2, 5, 3), 'float32'), np.arange(24, dtype='float32').reshape(2, 4, 3), axes=2)
    B.batch_dot(np.ones((2, 3, 5, 2), 'float32'), np.arange(24, dtype='float32').reshape(2, 4, 3), axes=(1, 2))
    B.batch_dot(np.ones((2, 3), 'float32'), np.ones((2, 4), 'float32'))
    B.batch_dot(np.ones((2, 3), 'float32'), np.ones((2, 3), 'float32'), axes=0)
    B.batch_dot(np.ones((3,), 'float32'), np.ones((2, 3), 'float32'))
    B.conv1d(tf.constant({IMAGES}[0]), tf.constant({KERNEL}[0]))
    B.conv1d(tf.constant({IMAGES}[0]), tf.constant({KERNEL}[0]), padding='causal', dilation_rate=2)
    B.conv2d({IMAGES}, {KERNEL}, (2, 1), 'same')
    B.conv3d({IMAGES}[..., None], {KERNEL}[..., None, :])
    B.conv2d_transpose({IMAGES}, {KERNEL}[..., :1, :2], (1, 8, 8, 1), (2, 2), 'same')
    B.depthwise_conv2d({IMAGES}, {KERNEL}, padding='same')
    B.separable_conv2d({IMAGES}, {KERNEL}[..., :1], {KERNEL}[:1, :1])
    B.pool2d({IMAGES}, (2, 2))
    B.pool2d({IMAGES}, (2, 2), (2, 2), 'same', pool_mode='avg')
    B.pool2d({IMAGES}, (2, 2), pool_mode='sum')
    B.pool3d({IMAGES}[..., None], (2, 2, 1), (1, 1, 1))
    B.resize_images(tf.constant({IMAGES}), 2, 1, 'channels_last')
    B.resize_images(tf.constant({IMAGES}), 2, 2, 'channels_first', 'bilinear')
    B.resize_volumes(tf.constant({IMAGES}[..., None]), 1, 2, 2, 'channels_last')
    B.temporal_padding({IMAGES}[0], (1, 2))
    B.spatial_2d_padding({IMAGES}, ((1, 0), (0, 2)))
    B.spatial_2d_padding({IMAGES}, ((1, 0), (0, 2)), 'channels_first')
    B.spatial_3d_padding({IMAGES}[..., None])
    B.ctc_batch_cost(np.array([[1, 2], [0, 0]]), {FRAMES}, np.array([[5], [4]]), np.array([[2], [1]]))
    B.ctc_decode({FRAMES}, np.array([5, 4]))
    B.ctc_decode({FRAMES}, np.array([5, 4]), greedy=False, beam_width=9, top_paths=2)
    B.ctc_label_dense_to_sparse(tf.constant([[1, 2], [3, 0]]), tf.constant([2, 1]))
    B.in_top_k(tf.constant([[0.1, 0.7, 0.2], [0.5, 0.3, 0.2]]), tf.constant([2, 2]), 2)
    B.batch_normalization(tf.constant([[1.0, 2.0]]), tf.constant([0.5]), tf.constant([4.0]), tf.constant([1.0]), tf.constant([2.0]))
    B.binary_focal_crossentropy(tf.constant([1.0, 0.0]), tf.constant([0.7, 0.4]))
    B.binary_focal_crossentropy(tf.constant([1.0, 0.0]), tf.constant([0.7, -0.4]), True, 0.3, 1.5, True)
    B.categorical_focal_crossentropy(tf.constant([[0.0, 1.0]]), tf.constant([[0.3, 0.6]]))
    B.categorical_focal_crossentropy(tf.constant([[0.0, 1.0]]), tf.constant([[0.3, 0.6]]), 0.5, 1.0, True)
    B.random_bernoulli((2,), 1.0)
    B.random_normal_variable((2,), 3.0, 0.0).numpy()
    B.random_uniform_variable((2,), 3.0, 3.0).numpy()
    B.is_sparse(tf.sparse.from_dense([1.0, 0.0]))
    B.to_dense(tf.sparse.from_dense([1.0, 0.0]))
    B.result_type('int32', 'float16')
""")]
