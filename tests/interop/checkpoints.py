"""Programs with checkpoints that are begun in one library and go on in the other. `tf` is minitf or TensorFlow."""

import numpy as np

X = np.sin(np.arange(24, dtype="float32")).reshape(8, 3)
Y = np.cos(np.arange(8, dtype="float32"))
OPTIMIZERS = ("Adam", "SGD", "RMSprop", "Adagrad", "Nadam")


def module(tf, filled):
    """A module with variables of many dtypes and kinds of places; of zeros unless `filled`."""
    found = tf.Module()
    numbers = [1, 0, 3]
    dtypes = ("float16", "bfloat16", "float32", "float64", "int8", "uint8", "int16", "int32", "int64", "bool",
              "complex64", "uint16", "uint32", "uint64", "complex128")
    found.by_dtype = {name: tf.Variable(tf.cast(numbers if filled else [0, 0, 0], name)) for name in dtypes}
    found.words = [tf.Variable(["ab", "", "ü" * 200] if filled else ["", "", ""]), tf.Variable("one" if filled else "")]
    found.pair = (tf.Variable(5.0 if filled else 0.0), "text")
    found.nothing = tf.Variable(tf.zeros([0, 3]))
    found.inner = tf.Module()
    found.inner.again = found.pair[0]
    setattr(found, "odd.name", {"a/b.c": tf.Variable(7 if filled else 0)})
    found.generator = tf.random.Generator.from_seed(5 if filled else 1)
    return found


def values(found):
    """What the variables of a module hold, as text."""
    held = {**found.by_dtype, **{f"word{i}": v for i, v in enumerate(found.words)}, "pair": found.pair[0],
            "odd": getattr(found, "odd.name")["a/b.c"]}
    listed = {name: repr(np.asarray(variable.numpy()).tolist()) for name, variable in held.items()}
    return {**listed, "random": np.asarray(found.generator.normal([3])).tolist()}


def save_module(tf, folder):
    """Save a module, as `root` and by name; return what it holds."""
    found = module(tf, filled=True)
    tf.train.Checkpoint(found, step=tf.Variable(3)).save(f"{folder}/root")
    tf.train.Checkpoint(module=found).write(f"{folder}/named")
    return values(found)


def restore_module(tf, folder):
    """Restore both; return what they hold."""
    found = module(tf, filled=False)
    step = tf.Variable(0)
    checkpoint = tf.train.Checkpoint(found, step=step)
    checkpoint.restore(tf.train.latest_checkpoint(folder)).assert_consumed()
    assert (int(step), int(checkpoint.save_counter)) == (3, 1)
    other = module(tf, filled=False)
    tf.train.Checkpoint(module=other).read(f"{folder}/named").assert_consumed()
    held = values(found)
    assert values(other) == held
    names = dict(tf.train.list_variables(f"{folder}/named"))
    assert names["module/words/0/.ATTRIBUTES/VARIABLE_VALUE"] == [3]
    assert tf.train.load_variable(f"{folder}/named", "module/pair/0/.ATTRIBUTES/VARIABLE_VALUE") == 5.0
    return held


def models(tf, name):
    """A model of several layers, compiled."""
    keras, layers = tf.keras, tf.keras.layers
    inputs = keras.Input((3,))
    x = layers.BatchNormalization()(layers.Dense(4, "tanh")(inputs))
    x = keras.Sequential([layers.Reshape((2, 2)), layers.GRU(3)])(x)
    found = keras.Model(inputs, layers.Dense(1)(x))
    found.compile(getattr(keras.optimizers, name)(0.01), "mse", metrics=["mae"])
    return found


def train(model):
    return [float(x) for x in model.fit(X, Y, epochs=2, batch_size=4, shuffle=False, verbose=0).history["loss"]]


def half_way(tf, folder):
    """Train models half way, save them, train on; return the losses of the second half."""
    losses = {}
    for name in OPTIMIZERS:
        tf.keras.utils.set_random_seed(3)
        model = models(tf, name)
        train(model)
        manager = tf.train.CheckpointManager(
            tf.train.Checkpoint(model=model, optimizer=model.optimizer), f"{folder}/{name}", max_to_keep=1)
        manager.save()
        losses[name] = train(model)
    return losses


def other_half(tf, folder):
    """Restore them, before the optimizers have their variables, and train on."""
    losses = {}
    for name in OPTIMIZERS:
        model = models(tf, name)
        checkpoint = tf.train.Checkpoint(model=model, optimizer=model.optimizer)
        manager = tf.train.CheckpointManager(checkpoint, f"{folder}/{name}", max_to_keep=1)
        status = checkpoint.restore(manager.latest_checkpoint)
        losses[name] = train(model)
        status.assert_consumed()
    return losses


def save_session(tf, folder):
    """Train in a session of TensorFlow 1 for some steps; save its variables and its graph; return the next losses."""
    v1 = tf.compat.v1
    with tf.Graph().as_default() as graph, v1.Session() as session:
        x = v1.placeholder(tf.float32, [None, 3], name="x")
        w = v1.get_variable("layer/w", initializer=tf.constant([0.5, -1.0, 2.0]))
        step = v1.get_variable("step", initializer=0, trainable=False)
        error = tf.reduce_sum(x * w, 1) - Y
        loss, slope = tf.reduce_mean(tf.square(error)), tf.reduce_mean(2.0 * error[:, None] * x, 0)
        with graph.control_dependencies([w.assign_sub(0.1 * slope), step.assign_add(1)]):
            train = tf.identity(loss)
        graph.add_to_collection("train", train)
        session.run(v1.global_variables_initializer())
        for _ in range(3):
            session.run(train, {"x:0": X})
        v1.train.Saver().save(session, f"{folder}/session", global_step=step)
        return [float(session.run(train, {"x:0": X})) for _ in range(3)] + session.run(w).tolist()


def restore_session(tf, folder):
    """The next losses from the graph and the variables of `save_session`; its variables in objects and back."""
    v1, path = tf.compat.v1, f"{folder}/session-3"
    with tf.Graph().as_default() as graph, v1.Session() as session:
        v1.train.import_meta_graph(path + ".meta").restore(session, path)
        assert sorted(v.name for v in v1.global_variables()) == ["layer/w:0", "step:0"]
        assert [v.name for v in v1.trainable_variables()] == ["layer/w:0"]
        [train] = graph.get_collection("train")
        losses = [float(session.run(train, {"x:0": X})) for _ in range(3)]
        [w] = v1.trainable_variables()
        losses += session.run(w).tolist()
    found = tf.Module()
    found.inner = [tf.Variable(tf.zeros([3]), name="layer/w"), tf.Variable(0, name="step")]
    tf.train.Checkpoint(found).read(path).assert_consumed()
    assert found.inner[1].numpy() == 3
    objects, held = tf.train.Checkpoint(found).write(f"{folder}/objects"), found.inner[0].numpy().tolist()
    with tf.Graph().as_default(), v1.Session() as session:
        w = v1.get_variable("layer/w", initializer=tf.zeros([3]))
        v1.train.Saver().restore(session, objects)
        assert session.run(w).tolist() == held
    return losses


def tables(tf):
    """A module with tables that change, all of them empty, and functions that ask and change them."""
    found, changing = tf.Module(), tf.lookup.experimental
    found.words = changing.MutableHashTable(tf.string, tf.int64, -1)
    found.vectors = changing.MutableHashTable(tf.int64, tf.float32, [0.0, 0.0])
    found.dense = changing.DenseHashTable(tf.int64, tf.float32, -1.0, empty_key=0, deleted_key=-1)
    found.dense_words = changing.DenseHashTable(tf.string, tf.int64, -1, empty_key="", deleted_key="-")

    @tf.function(input_signature=[tf.TensorSpec([None], tf.string), tf.TensorSpec([None], tf.int64)])
    def find(words, numbers):
        return [found.words[words], found.dense_words[words], found.vectors[numbers], found.dense[numbers]]

    @tf.function(input_signature=[tf.TensorSpec([None], tf.string), tf.TensorSpec([None], tf.int64)])
    def insert(words, numbers):
        found.words.insert(words, numbers)
        found.dense_words.insert(words, numbers)
        found.vectors.insert(numbers, tf.stack([tf.cast(numbers, tf.float32)] * 2, 1))
        found.dense.insert(numbers, tf.cast(numbers, tf.float32))
        return found.words.size()

    found.find, found.insert = find, insert
    return found


def what_tables_hold(tf, found):
    """What tables answer, as lists."""
    answers = found.find(tf.constant(["a", "b", "n"]), tf.constant([5, 13, 6], tf.int64))
    return [np.asarray(answer).tolist() for answer in answers]


def save_tables(tf, folder):
    """Fill the tables; save them as a checkpoint and as a SavedModel; return what they hold."""
    found = tables(tf)
    found.insert(tf.constant(["a", "b", "c", "d", "e"]), tf.constant([5, 13, 21, 3, 2], tf.int64))
    tf.train.Checkpoint(found).write(f"{folder}/tables")
    tf.saved_model.save(found, f"{folder}/model")
    return what_tables_hold(tf, found)


def restore_tables(tf, folder):
    """Restore both; return what they hold, which must be the same, and change them."""
    found = tables(tf)
    tf.train.Checkpoint(found).read(f"{folder}/tables").assert_consumed()
    loaded = tf.saved_model.load(f"{folder}/model")
    held = what_tables_hold(tf, loaded)
    assert what_tables_hold(tf, found) == held
    for each in (found, loaded):
        assert each.insert(tf.constant(["n"]), tf.constant([6], tf.int64)).numpy() == 6
        assert [answer[:2] for answer in what_tables_hold(tf, each)] == [answer[:2] for answer in held]
        assert what_tables_hold(tf, each)[3][2] == 6.0
    return held


def both_ways(tf, folder, kind):
    """(what is saved here, what is found in that which the other library saved)."""
    save, restore = globals()[f"save_{kind}"], globals()[f"restore_{kind}"]
    return save(tf, f"{folder}/theirs"), restore(tf, f"{folder}/ours")
