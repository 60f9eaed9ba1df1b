"""Models that are made, called, described and written down the same way in minitf and in Keras.

Every case is a function of the module `tf` that returns a list of texts. `golden/record_keras_models.py` runs them in
TensorFlow, `keras/models/test_against_keras.py` in minitf.
"""

import json
import warnings

import numpy as np


def dense(tf, units, **arguments):
    """A Dense layer that starts with ones."""
    return tf.keras.layers.Dense(units, kernel_initializer="ones", **arguments)


def shapes(tf, y):
    """The shapes of tensors, in their structure, as text."""
    return str(tf.nest.map_structure(lambda t: tuple(t.shape), y))


def table(model, **arguments):
    """The lines of a summary."""
    found = []
    model.summary(print_fn=found.append, **arguments)
    return "".join(found).rstrip("\n").split("\n")


def written(tf, model, custom_objects=None):
    """The JSON of a model; and whether a model that is read back has the same one."""
    text = json.dumps(json.loads(model.to_json()), sort_keys=True)
    again = tf.keras.models.model_from_json(model.to_json(), custom_objects=custom_objects)
    return [text, str(json.loads(again.to_json()) == json.loads(model.to_json()))]


def outcome(function):
    """The text of what a function returns, or the class of what it raises."""
    try:
        return str(function())
    except Exception as error:
        return f"!! {type(error).__name__}"


def two_inputs(tf):
    a, b = tf.keras.Input((4,), name="a"), tf.keras.Input((4,), name="b")
    shared = dense(tf, 3, name="shared")
    total = shared(a) + shared(b)
    inner = tf.keras.Sequential([tf.keras.Input((3,)), dense(tf, 5, name="i1"), dense(tf, 2, name="i2")], name="inner")
    return tf.keras.Model([a, b], [inner(total), dense(tf, 1, name="out")(total)], name="multi")


# --- summaries ----------------------------------------------------------------------------------------------------
def summary_of_a_row(tf):
    model = tf.keras.Sequential([tf.keras.Input((4,)), dense(tf, 3, name="d1"), dense(tf, 2, name="d2")], name="row")
    return [*table(model), *table(model, show_trainable=True), *table(model, line_length=60)]


def summary_of_a_graph(tf):
    model = two_inputs(tf)
    return [*table(model), *table(model, expand_nested=True), *table(model, expand_nested=True, show_trainable=True),
            *table(model, line_length=100), *table(model, layer_range=["shared", "inner"]),
            *table(model, line_length=70, positions=[0.4, 0.6, 0.8, 1.0])]


def summary_with_frozen_layers(tf):
    model = two_inputs(tf)
    model.get_layer("shared").trainable = False
    return table(model, show_trainable=True)


def summary_before_and_after_building(tf):
    model = tf.keras.Sequential([dense(tf, 3, name="wide")], name="lazy")
    before = table(model)
    model.build((None, 70000))
    return [*before, *table(model)]


def summary_of_a_subclass(tf):
    class Two(tf.keras.Model):
        def __init__(self):
            super().__init__(name="two")
            self.first = dense(tf, 4, name="first")
            self.second = dense(tf, 2, name="second_with_a_name_that_is_so_long_that_it_does_not_fit_into_its_column")

        def call(self, x):
            return self.second(self.first(x))

    model = Two()
    before = table(model)
    model(tf.ones((2, 3)))
    return [*before, *table(model)]


def summary_with_an_optimizer(tf):
    model = two_inputs(tf)
    model.compile("adam", "mse")
    model.optimizer.build(model.trainable_variables)
    return table(model)


def summary_with_masks(tf):
    x = tf.keras.Input((5,), dtype="int32", name="x")
    e = tf.keras.layers.Embedding(10, 4, mask_zero=True, name="e")(x)

    class UsesMask(tf.keras.layers.Layer):
        supports_masking = True

        def call(self, x, mask=None):
            return x if mask is None else x * tf.cast(mask, x.dtype)[:, :, None]

    return table(tf.keras.Model(x, UsesMask(name="uses")(e), name="masked"))


def refused_summaries(tf):
    model = two_inputs(tf)
    return [outcome(lambda: table(model, layer_range=["shared"])),
            outcome(lambda: table(model, layer_range=["a", "no"])),
            outcome(lambda: table(model, line_length=9))]


# --- written down -------------------------------------------------------------------------------------------------
def written_graph_of_dicts(tf):
    a, b = tf.keras.Input((3,), name="a"), tf.keras.Input((3,), name="b")
    d = dense(tf, 2, name="d")
    return written(tf, tf.keras.Model({"a": a, "b": b}, {"y": d(a) + d(b), "z": dense(tf, 1, name="z")(a)}, name="m"))


def written_graph_of_tuples(tf):
    a, b = tf.keras.Input((3,), name="a"), tf.keras.Input((3,), name="b")
    d = dense(tf, 2, name="d")
    return written(tf, tf.keras.Model((a, b), (d(a), [d(b)]), name="m"))


def written_operators(tf):
    x = tf.keras.Input((4,), name="x")
    y = ((1 - x) * 2 / x**2 + abs(-x) // 3 % 2)[:, 1:3]
    return written(tf, tf.keras.Model(x, [y, (x > 0) & ~(x <= 1), x @ np.ones((4, 2), "float32")], name="m"))


def written_nested(tf):
    a, x = tf.keras.Input((3,), name="a"), tf.keras.Input((3,), name="x")
    inner = tf.keras.Model(a, dense(tf, 4, name="inside")(a), name="inner")
    model = tf.keras.Model(x, dense(tf, 1, name="last")(inner(x) + inner(x * 2)), name="outer")
    row = tf.keras.Sequential([inner, dense(tf, 1, name="end")], name="row")
    return [*written(tf, model), *written(tf, row), *(w.path for w in model.weights), *(w.path for w in row.weights)]


def written_parts(tf):
    model = two_inputs(tf)
    part = tf.keras.Model(model.get_layer("out").input, model.get_layer("out").output, name="part")
    start = tf.keras.Model(model.inputs, model.get_layer("out").input, name="start")
    return [*written(tf, part)[1:], *written(tf, start), *(layer.name for layer in start.layers),
            str(part(tf.ones((1, 3))).numpy()), str(len(part.layers))]


def written_rows(tf):
    lazy = tf.keras.Sequential([dense(tf, 2, name="l1"), dense(tf, 3, name="l2")], name="lazy")
    found = written(tf, lazy)
    lazy(tf.ones((5, 3)))
    return [*found, *written(tf, lazy), *(w.path for w in lazy.weights)]


def written_training_and_masks(tf):
    x = tf.keras.Input((5,), dtype="int32", name="x")
    e = tf.keras.layers.Embedding(10, 4, mask_zero=True, name="e", embeddings_initializer="ones")(x)
    y = tf.keras.layers.Dropout(0.5, name="dropout")(tf.keras.layers.Masking(name="masking")(e))
    z = tf.keras.layers.Dropout(0.5, name="always")(y, training=True)
    return written(tf, tf.keras.Model(x, dense(tf, 2, name="d")(z), name="m"))


# --- called -------------------------------------------------------------------------------------------------------
def inputs_in_several_forms(tf):
    a, b = tf.keras.Input((3,), name="a"), tf.keras.Input((3,), name="b")
    d, x, n = dense(tf, 2), tf.ones((2, 3)), np.ones((2, 3), "float32")
    by_list = tf.keras.Model([a, b], [d(a), d(b)])
    by_dict = tf.keras.Model({"a": a, "b": b}, {"y": d(a)})
    one = tf.keras.Model([a], [d(a)])
    calls = [lambda: by_list([x, x]), lambda: by_list((n, n)), lambda: by_list({"a": x, "b": x}),
             lambda: by_dict({"a": x, "b": n}), lambda: by_dict([x, x]), lambda: one(x), lambda: one([x]),
             lambda: one(n)]
    wrong = [lambda: by_list(x), lambda: by_list([x] * 3), lambda: by_list({"a": x}), lambda: by_dict({"a": x}),
             lambda: one(tf.ones((2, 4))), lambda: one(tf.ones(3)), lambda: one(tf.ones((1, 2, 3)))]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return [outcome(lambda call=call: shapes(tf, call())) for call in [*calls, *wrong]]


def inputs_of_other_ranks_and_dtypes(tf):
    s, i = tf.keras.Input((1,)), tf.keras.Input((3,), dtype="int32")
    model, whole = tf.keras.Model(s, dense(tf, 2)(s)), tf.keras.Model(i, i * 2)
    return [shapes(tf, model(tf.ones(4))), shapes(tf, model(tf.ones((4, 1, 1)))),
            outcome(lambda: model(tf.ones((4, 2, 1)))), outcome(lambda: model(tf.constant(1.0))),
            str(whole(np.ones((2, 3), "float32")).dtype), str(whole(np.ones((2, 3), "int64")).dtype)]


def optional_inputs(tf):
    a, o = tf.keras.Input((3,), name="a"), tf.keras.Input((3,), name="o", optional=True)
    model = tf.keras.Model([a, o], dense(tf, 2)(a))
    return [outcome(lambda: shapes(tf, model([tf.ones((1, 3)), None]))),
            outcome(lambda: shapes(tf, model([None, tf.ones((1, 3))])))]


def refused_models(tf):
    a, b = tf.keras.Input((3,), name="a"), tf.keras.Input((3,), name="b")
    d = dense(tf, 2, name="d")
    model = two_inputs(tf)
    calls = [lambda: tf.keras.Model(a, d(b)), lambda: tf.keras.Model(a, tf.ones(1)),
             lambda: tf.keras.Model(tf.ones(1), d(a)),
             lambda: tf.keras.Model([a, b], [dense(tf, 1, name="k")(a), dense(tf, 1, name="k")(b)]),
             lambda: tf.keras.Model([], d(a)), lambda: model.get_layer("nope"), lambda: model.get_layer(index=99),
             model.get_layer, lambda: model.get_layer("a", 0), lambda: setattr(model, "layers", 3),
             lambda: tf.keras.Model()(tf.ones(1)), tf.keras.Input, lambda: tf.keras.Input((2,), batch_shape=(1, 2)),
             lambda: tf.keras.Input((2,), tensor=3), lambda: tf.keras.Input(3), lambda: tf.keras.Input((-2,)),
             lambda: tf.keras.Sequential().build((1, 2)), lambda: tf.keras.Sequential([d, dense(tf, 1, name="d")]),
             lambda: tf.keras.Sequential([3]), lambda: tf.keras.Sequential([a, b]),
             lambda: tf.keras.Sequential([d]).inputs]
    return [outcome(call) for call in calls]


def rows_that_grow_and_shrink(tf):
    row = tf.keras.Sequential(name="row")
    found = [str(row.built)]
    for layer in (tf.keras.Input((3,)), dense(tf, 2, name="a"), dense(tf, 4, name="b")):
        row.add(layer)
        found.append(f"{row.built} {[layer.name for layer in row.layers]} {outcome(lambda: row.output_shape)}")
    row.pop()
    found.append(f"{row.built} {row.output_shape} {[w.path for w in row.weights]}")
    row.add(dense(tf, 7, name="c"))
    return [*found, str(row.output_shape), str(row.compute_output_shape((5, 3))), shapes(tf, row(tf.ones((1, 3))))]


def training_reaches_every_layer(tf):
    heard = []

    class Hears(tf.keras.layers.Layer):
        def call(self, x, training=None):
            heard.append(f"{self.name} {training}")
            return x

    class Around(tf.keras.layers.Layer):
        def __init__(self, **arguments):
            super().__init__(**arguments)
            self.inside, self.after = Hears(name="inside"), Hears(name="after")

        def call(self, x):
            return self.after(self.inside(x, training=True))

    x = tf.keras.Input((2,))
    graph = tf.keras.Model(x, Hears(name="g2")(Hears(name="g1")(x)))
    row = tf.keras.Sequential([Hears(name="r1"), Around(name="around"), graph])
    heard.clear()
    y = tf.ones((1, 2))
    for call in (lambda: graph(y), lambda: graph(y, training=True), lambda: graph.call(y, training=True),
                 lambda: row(y), lambda: row(y, training=False), lambda: Around()(y),
                 lambda: Around()(y, training=False)):
        heard.append("-")
        call()
    return heard


def order_of_weights(tf):
    class Mixed(tf.keras.layers.Layer):
        def __init__(self):
            super().__init__(name="mixed")
            self.a = self.add_weight(shape=(1,), trainable=False, name="a", initializer="zeros")
            self.d = dense(tf, 2, name="d")
            self.b = self.add_weight(shape=(2,), name="b", initializer="zeros")
            self.nested = [dense(tf, 1, name="l0"), {"k": dense(tf, 1, name="l1")}]
            self.pair = (dense(tf, 1, name="l2"),)
            self.free = tf.keras.Variable(1.0, name="free")
            self.seeds = tf.keras.random.SeedGenerator(3)
            self.mean = tf.keras.metrics.Mean(name="mean")

        def build(self, shape):
            for layer in (self.d, self.nested[0], self.nested[1]["k"], self.pair[0]):
                layer.build(shape)

        def call(self, x):
            return x

    layer = Mixed()
    layer(tf.ones((1, 2)))
    kinds = ("weights", "trainable_weights", "non_trainable_weights", "variables", "trainable_variables",
             "non_trainable_variables", "metrics_variables")
    found = [f"{kind} {[v.path for v in getattr(layer, kind)]}" for kind in kinds]
    layer.d.trainable = False
    found.append(str([v.path for v in layer.trainable_weights]))
    layer.trainable = False
    found.append(f"{[v.path for v in layer.trainable_weights]} {layer.pair[0].trainable}")
    layer.trainable = True
    return [*found, f"{[v.path for v in layer.trainable_weights]} {layer.a.trainable} {layer.count_params()}",
            outcome(lambda: layer.add_weight(shape=(1,))), outcome(lambda: setattr(layer, "z", dense(tf, 2)))]


def subclasses_of_functional(tf):
    class Ready(tf.keras.Model):
        def __init__(self):
            x = tf.keras.Input((3,), name="x")
            super().__init__(inputs=x, outputs=dense(tf, 2, name="d")(x), name="ready")

    class Open(tf.keras.Model):
        pass

    x = tf.keras.Input((3,), name="x")
    opened = Open(x, dense(tf, 2, name="o")(x), name="opened")
    ready = Ready()
    ready.extra = dense(tf, 3, name="extra")
    return [shapes(tf, ready(tf.ones((1, 3)))), str([layer.name for layer in ready.layers]), type(ready).__name__,
            str(isinstance(ready, tf.keras.Model)), *written(tf, opened, {"Open": Open})[1:]]


def names_count_up(tf):
    tf.keras.utils.clear_session()
    x = tf.keras.Input((2,))
    layers = [tf.keras.layers.Dense(1) for _ in range(3)]
    model = tf.keras.Model(x, layers[0](x) + 1)
    row = tf.keras.Sequential([tf.keras.layers.Dense(2)])
    row.build((None, 2))
    again = tf.keras.Model(x, layers[1](x))
    return [x.name, model.name, row.name, again.name, *(layer.name for layer in [*layers, *model.layers, *row.layers]),
            *(operation.name for operation in model.operations), repr(tf.keras.KerasTensor((1,)))]


def losses_of_models(tf):
    class Adds(tf.keras.layers.Layer):
        def call(self, x):
            self.add_loss(tf.reduce_sum(x))
            return x

    penal = dense(tf, 2, kernel_regularizer="l2", activity_regularizer="l1")
    row = tf.keras.Sequential([Adds(), penal])
    row(tf.ones((2, 3)))
    first = [f"{float(loss):.4f}" for loss in row.losses]
    row(tf.ones((4, 3)))
    return [*first, *(f"{float(loss):.4f}" for loss in row.losses)]


def clones(tf):
    model = two_inputs(tf)
    copy = tf.keras.models.clone_model(model)
    deep = tf.keras.models.clone_model(model, recursive=True, clone_function=lambda layer: layer.__class__.from_config(
        {**layer.get_config(), "name": f"{layer.name}_new"}))
    called = []

    def call(layer, *args, **kwargs):
        called.append(layer.name)
        return layer(*args, **kwargs)

    tf.keras.models.clone_model(model, clone_function=lambda layer: layer, call_function=call)
    row = tf.keras.models.clone_model(model.get_layer("inner"), input_tensors=tf.keras.Input((3,), name="fresh"))
    return [str(json.loads(copy.to_json()) == json.loads(model.to_json())), str([layer.name for layer in deep.layers]),
            str(called), str([layer.name for layer in row.layers]), row.inputs[0].name,
            outcome(lambda: tf.keras.models.clone_model(model.get_layer("inner"), call_function=call)),
            outcome(lambda: tf.keras.models.clone_model(model, wrong=1))]


CASES = {function.__name__: function for function in (
    summary_of_a_row, summary_of_a_graph, summary_with_frozen_layers, summary_before_and_after_building,
    summary_of_a_subclass, summary_with_an_optimizer, summary_with_masks, refused_summaries, written_graph_of_dicts,
    written_graph_of_tuples, written_operators, written_nested, written_parts, written_rows,
    written_training_and_masks, inputs_in_several_forms, inputs_of_other_ranks_and_dtypes, optional_inputs,
    refused_models, rows_that_grow_and_shrink, training_reaches_every_layer, order_of_weights,
    subclasses_of_functional, names_count_up, losses_of_models, clones)}


def run(tf, name):
    """The texts of a case, in a fresh session."""
    tf.keras.utils.clear_session()
    return [str(text).replace("<dtype: 'float32'>", "float32").replace("<dtype: 'int32'>", "int32")
            for text in CASES[name](tf)]
