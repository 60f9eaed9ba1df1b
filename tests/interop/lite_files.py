"""Files from TensorFlow's converter, and what its interpreter gives for them. Runs in TensorFlow; see below.

For each model and kind of numbers: NAME.tflite, and NAME.npz with inputs x0, x1 ... and outputs y0, y1 ...
"""

MAKE = '''
import contextlib, io, warnings
warnings.simplefilter("ignore")
L = tf.keras.layers
FOLDER = sys.argv[1]


def images():
    """Most of what networks for images are made of."""
    x = given = L.Input((12, 12, 3))
    y = L.ReLU(6.0)(L.BatchNormalization()(L.Conv2D(8, 3, padding="same", use_bias=False)(x)))
    z = L.DepthwiseConv2D(3, padding="same", depth_multiplier=1)(y)
    y = L.LeakyReLU(negative_slope=0.2)(L.Add()([y, z]))
    y = L.Conv2DTranspose(4, 3, strides=2, padding="same")(L.MaxPool2D()(y))
    y = L.Concatenate()([y, L.UpSampling2D(2, interpolation="bilinear")(L.AveragePooling2D(2)(x))])
    y = L.Multiply()([y, L.Activation("sigmoid")(y)])
    y = L.Dense(16, activation="tanh")(L.GlobalAveragePooling2D()(L.Conv2D(8, 3, strides=2, activation="relu")(y)))
    return tf.keras.Model(given, L.Softmax()(L.Dense(10)(y)))


def attention():
    """A block of a transformer."""
    x = given = L.Input((6, 16), batch_size=1)
    y = L.LayerNormalization()(L.Add()([x, L.MultiHeadAttention(2, 8)(x, x)]))
    y = L.Dense(16)(L.Dense(32, activation="gelu")(y))
    return tf.keras.Model(given, L.Dense(3)(L.GlobalAveragePooling1D()(y)))


def recurrent():
    """An LSTM, which becomes one operator, and a GRU, which becomes a loop."""
    x = given = L.Input((5, 6), batch_size=1)
    return tf.keras.Model(given, L.Dense(3)(L.GRU(8)(L.LSTM(8, return_sequences=True)(x))))


def wide():
    """Layers large enough for weights of eight bits beside floats."""
    return tf.keras.Sequential([L.Input((8, 8, 32)), L.Conv2D(32, 3, activation="relu"), L.Flatten(), L.Dense(40)])


def samples(model, count):
    random = np.random.default_rng(1)
    return [random.normal(size=(1, *model.inputs[0].shape[1:])).astype("float32") for _ in range(count)]


def converted(model, kind):
    converter = tf.lite.TFLiteConverter.from_keras_model(model)
    if kind != "float":
        converter.optimizations = [tf.lite.Optimize.DEFAULT]
    if kind == "float16":
        converter.target_spec.supported_types = [tf.float16]
    if kind in ("int8", "int16"):
        converter.representative_dataset = lambda: ([x] for x in samples(model, 20))
    if kind == "int8":
        converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
        converter.inference_input_type = converter.inference_output_type = tf.int8
    if kind == "int16":
        converter.target_spec.supported_ops = [
            tf.lite.OpsSet.EXPERIMENTAL_TFLITE_BUILTINS_ACTIVATIONS_INT16_WEIGHTS_INT8]
    return converter.convert()


def answers(content, x):
    plain = tf.lite.experimental.OpResolverType.BUILTIN_WITHOUT_DEFAULT_DELEGATES
    interpreter = tf.lite.Interpreter(model_content=content, experimental_op_resolver_type=plain)
    interpreter.allocate_tensors()
    (given,), results = interpreter.get_input_details(), interpreter.get_output_details()
    scale, zero_point = given["quantization"]
    if given["dtype"] is np.int8:
        x = np.clip(np.round(x / scale) + zero_point, -128, 127).astype(np.int8)
    interpreter.set_tensor(given["index"], x)
    interpreter.invoke()
    return x, [interpreter.get_tensor(result["index"]) for result in results]


names = []
with contextlib.redirect_stdout(io.StringIO()):
    for make, kinds in CASES:
        tf.keras.utils.set_random_seed(3)
        model = globals()[make]()
        for kind in kinds:
            content = converted(model, kind)
            name = f"{make}_{kind}"
            names.append(name)
            open(f"{FOLDER}/{name}.tflite", "wb").write(content)
            found = [answers(content, x) for x in samples(model, 8)]
            np.savez(f"{FOLDER}/{name}.npz", x=np.stack([x for x, _ in found]), y=np.stack([y for _, (y,) in found]))
print(json.dumps(names))
'''
CASES = [("images", ["float", "float16", "int8", "int16"]), ("attention", ["float", "int8"]), ("recurrent", ["float"]),
         ("wide", ["dynamic"])]


def made(oracle, folder):
    """The names of the files, which are now in the folder."""
    return oracle(f"CASES = {CASES!r}\n{MAKE}", folder)
