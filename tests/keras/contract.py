"""What every layer must do, checked by one call: `check_layer(Dense, {"units": 3}, input_shape=(2, 4))`.

    from keras.contract import check_layer

    def test_contract():
        check_layer(tf.keras.layers.Dense, {"units": 3}, (2, 4), output_shape=(2, 3), trainable=2)

It makes the layer from its arguments, and then asserts, in this order:

 1 config      `get_config` survives JSON, and `from_config` makes a layer with the same config;
 2 weights     so many are trained, so many are not, so many seeds are kept, and each has a path below the layer's;
 3 shapes      the symbolic shape and dtype are those of the result on data, for a known and an unknown batch;
 4 copy        a layer from the config, with the weights copied, gives the same result;
 5 traced      inside a `tf.function` it gives the same result, and the fast second call gives that of the first;
 6 model       in a Functional model, and in one read back from its JSON, it gives the same result;
 7 mask        a mask goes through (`mask="kept"`), is taken away (`mask=None`), or has the shape given;
 8 mixed       under mixed_bfloat16 floats come out in bfloat16, and weights stay float32;
 9 training    a few steps of gradient descent make a loss smaller.

Arguments that a layer cannot do with: `mixed=False`, `training=False`, `mask="untested"`, `in_model=False`.
"""

import json

import numpy as np

import minitf as tf

keras = tf.keras
STEPS = 8


def check_layer(cls, arguments=None, input_shape=None, *, inputs=None, dtype="float32", output_shape=None,
                output_dtype=None, trainable=0, non_trainable=0, seeds=0, mask="untested", mixed=True, training=True,
                in_model=True, random=False, call=None, custom_objects=None, rate=0.05):
    """Assert all of the above for one layer.

    cls, arguments: the class and the arguments of its constructor.
    input_shape: with the batch; a list or dict of shapes for a layer of several inputs. Data are drawn from a seed.
    inputs: data in place of `input_shape`, such as integers in a range.
    dtype: of the data drawn.
    output_shape, output_dtype: what must come out for them; not looked at where None.
    trainable, non_trainable, seeds: how many weights of each kind the layer has.
    mask: "kept", None, a shape, or "untested".
    random: whether `call` gives other numbers every time, even without training, so that none are compared.
    call: more arguments of `call`, by keyword.
    rate: the length of the steps of training.
    """
    check = Check(cls, arguments or {}, data_for(input_shape, dtype) if inputs is None else inputs, call or {},
                  random, custom_objects)
    config = check.config()
    layer = check.weights(trainable, non_trainable, seeds)
    check.shapes(layer, output_shape, output_dtype)
    check.copy(config, layer)
    check.traced(layer)
    if in_model:
        check.in_model()
    if mask != "untested":
        check.mask(mask)
    if mixed:
        check.mixed()
    if training and trainable:
        check.training(rate)


def data_for(shape, dtype="float32", seed=7):
    """Tensors of these shapes, in their structure, from a seed."""
    if isinstance(shape, dict):
        return {key: data_for(s, dtype, seed + i) for i, (key, s) in enumerate(shape.items())}
    if isinstance(shape, list) or (shape and isinstance(shape[0], tuple)):
        return [data_for(s, dtype, seed + i) for i, s in enumerate(shape)]
    numbers = np.random.default_rng(seed).standard_normal(shape)
    return tf.cast(tf.constant(numbers if dtype.startswith(("float", "bfloat")) else np.abs(numbers * 3)), dtype)


class Check:
    """One layer under test. Each method makes a fresh layer, so that they do not depend on each other."""

    def __init__(self, cls, arguments, inputs, call, random, custom_objects):
        self.cls, self.arguments, self.inputs = cls, arguments, inputs
        self.call_arguments, self.random = call, random
        self.custom_objects = {cls.__name__: cls} if custom_objects is None else custom_objects

    def fresh(self, **more):
        """A new layer."""
        return self.cls(**self.arguments, **more)

    def run(self, layer, inputs=None, **more):
        """The result on the inputs, without training unless said."""
        return layer(self.inputs if inputs is None else inputs, **self.call_arguments, **more)

    def symbols(self, batch="known"):
        """KerasTensors like the inputs."""
        def symbol(x):
            shape = tuple(x.shape)
            return keras.Input(batch_shape=shape if batch == "known" else (None, *shape[1:]), dtype=name_of(x.dtype))

        return tf.nest.map_structure(symbol, self.inputs)

    def config(self):
        """1 `get_config` survives JSON; `from_config` gives it back."""
        layer = self.fresh()
        config = layer.get_config()
        text = json.dumps(keras.saving.serialize_keras_object(layer))
        assert plain(self.cls.from_config(dict(config)).get_config()) == plain(config)
        again = keras.saving.deserialize_keras_object(json.loads(text), custom_objects=self.custom_objects)
        assert type(again) is self.cls
        assert plain(again.get_config()) == plain(config)
        return config

    def weights(self, trainable, non_trainable, seeds):
        """2 the numbers of weights, and their paths."""
        layer = self.fresh()
        self.run(layer)
        assert layer.built
        state = len(layer.variables) - len(layer.weights)
        found = len(layer.trainable_weights), len(layer.non_trainable_weights), state
        assert found == (trainable, non_trainable, seeds), f"trainable, non_trainable, seeds are {found}"
        assert all(v.path.startswith(f"{layer.name}/") for v in layer.weights)
        assert len({v.path for v in layer.weights}) == len(layer.weights)
        layer.trainable = False
        assert layer.trainable_weights == []
        assert len(layer.weights) == trainable + non_trainable
        layer.trainable = True
        assert len(layer.trainable_weights) == trainable
        return layer

    def shapes(self, layer, output_shape, output_dtype):
        """3 symbolic and eager shapes and dtypes agree."""
        found = tf.nest.flatten(self.run(layer))
        for batch in ("known", "unknown"):
            expected = tf.nest.flatten(self.run(self.fresh(), self.symbols(batch)))
            assert len(found) == len(expected)
            for y, symbol in zip(found, expected):
                assert name_of(y.dtype) == symbol.dtype
                assert fits(symbol.shape, tuple(y.shape)), f"symbolic {symbol.shape}, on data {tuple(y.shape)}"
                assert batch == "unknown" or symbol.shape == tuple(y.shape)
        if output_shape is not None:
            shapes = [tuple(y.shape) for y in found]
            assert shapes == ([output_shape] if isinstance(output_shape, tuple) else list(output_shape)), shapes
        if output_dtype is not None:
            assert {name_of(y.dtype) for y in found} == {output_dtype}

    def copy(self, config, layer):
        """4 a layer from the config with the same weights is the same."""
        again = self.cls.from_config(dict(config))
        self.run(again)
        again.set_weights(layer.get_weights())
        self.same(self.run(again), self.run(layer))

    def traced(self, layer):
        """5 eager, again, and inside a tf.function."""
        expected = self.run(layer)
        self.same(self.run(layer), expected)
        self.same(self.run(layer, training=False), expected)
        traced = tf.function(lambda inputs: self.run(layer, inputs))
        self.same(traced(self.inputs), expected)

    def in_model(self):
        """6 the layer in a model, and in the model's copy from JSON."""
        symbols = self.symbols("unknown")
        layer = self.fresh()
        model = keras.Model(symbols, self.run(layer, symbols))
        expected = self.run(layer)
        self.same(model(self.inputs), expected)
        copy = keras.models.model_from_json(model.to_json(), custom_objects=self.custom_objects)
        assert json.loads(copy.to_json()) == json.loads(model.to_json())
        copy.set_weights(model.get_weights())
        self.same(copy(self.inputs), expected)

    def mask(self, wanted):
        """7 what becomes of a mask [B, T] on the first input."""
        layer = self.fresh()
        inputs = tf.nest.map_structure(tf.identity, self.inputs)
        first = tf.nest.flatten(inputs)[0]
        first._keras_mask = tf.constant(np.arange(int(np.prod(first.shape[:2]))).reshape(first.shape[:2]) % 3 > 0)
        found = getattr(tf.nest.flatten(self.run(layer, inputs))[0], "_keras_mask", None)
        if wanted is None:
            assert found is None
        elif wanted == "kept":
            assert layer.supports_masking
            assert np.array_equal(found, first._keras_mask)
        else:
            assert tuple(found.shape) == wanted

    def mixed(self):
        """8 mixed precision: floats out in bfloat16, weights in float32."""
        layer = self.fresh(dtype="mixed_bfloat16")
        for y in tf.nest.flatten(self.run(layer)):
            assert not y.dtype.is_floating or y.dtype == tf.bfloat16
        for y in tf.nest.flatten(self.run(self.fresh(dtype="mixed_bfloat16"), self.symbols())):
            assert not y.dtype.startswith("float"), y
        assert all(v.dtype in ("float32", "int32", "int64", "bool") for v in layer.weights)

    def training(self, rate):
        """9 gradient descent towards a target makes the distance smaller."""
        layer = self.fresh()
        y = tf.nest.flatten(self.run(layer))[0]
        target = tf.constant(np.random.default_rng(3).standard_normal(y.shape), y.dtype)
        losses = []
        for _ in range(STEPS):
            with tf.GradientTape() as tape:
                y = tf.nest.flatten(self.run(layer, training=True))[0]
                loss = tf.reduce_mean((y - target) ** 2)
            losses.append(float(loss))
            for v, dv in zip(layer.trainable_weights, tape.gradient(loss, layer.trainable_weights), strict=True):
                assert dv is not None, f"{v.path} has no gradient"
                v.assign(v - rate * tf.convert_to_tensor(dv))
        assert losses[-1] < losses[0], losses

    def same(self, found, expected):
        """Two results are equal, in structure too."""
        found, expected = tf.nest.flatten(found), tf.nest.flatten(expected)
        assert len(found) == len(expected)
        for y, wanted in zip(found, expected):
            assert tuple(y.shape) == tuple(wanted.shape)
            assert y.dtype == wanted.dtype
            if not self.random:
                numbers, others = np.asarray(y, "float64"), np.asarray(wanted, "float64")
                np.testing.assert_allclose(numbers, others, rtol=1e-5, atol=1e-6)


def name_of(dtype) -> str:
    """The name of a dtype, of Keras or of minitf."""
    return dtype if isinstance(dtype, str) else dtype.name


def plain(config):
    """A config as it is after JSON: tuples become lists."""
    return json.loads(json.dumps(keras.saving.serialize_keras_object(config)))


def fits(symbolic, shape) -> bool:
    """Whether a shape is one of those that a symbolic shape stands for."""
    return len(symbolic) == len(shape) and all(m in (None, n) for m, n in zip(symbolic, shape))
