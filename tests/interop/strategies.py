"""Two replicas on one machine: what they print, and what they learn."""

import numpy as np

import minitf as tf

cpu = tf.config.list_physical_devices("CPU")[0]
tf.config.set_logical_device_configuration(cpu, [tf.config.LogicalDeviceConfiguration()] * 2)
strategy = tf.distribute.MirroredStrategy(["CPU:0", "CPU:1"])
SUM, MEAN = tf.distribute.ReduceOp.SUM, tf.distribute.ReduceOp.MEAN


def replica():
    return tf.distribute.get_replica_context()


def number():
    return tf.cast(replica().replica_id_in_sync_group, tf.float32)


print(strategy.num_replicas_in_sync, tf.distribute.has_strategy(), tf.distribute.in_cross_replica_context())
with strategy.scope():
    print(tf.distribute.has_strategy(), tf.distribute.in_cross_replica_context(), replica())
    plain = tf.Variable(1.0, name="plain")
    totals = {name: tf.Variable(0.0, aggregation=tf.VariableAggregation[name])
              for name in ("SUM", "MEAN", "ONLY_FIRST_REPLICA")}
    seen = {name: tf.Variable(0.0, synchronization=tf.VariableSynchronization.ON_READ,
                              aggregation=tf.VariableAggregation[name]) for name in totals}
print(plain, seen["SUM"], plain.name, plain.values[1].name, plain.device)

print(strategy.run(lambda: replica().replica_id_in_sync_group))
x = strategy.run(lambda: number() + tf.constant([1.0, 2.0]))
print(x, repr(x))
for value in (strategy.reduce(SUM, x, axis=None), strategy.reduce("mean", x, axis=0), strategy.gather(x, axis=0),
              strategy.reduce(MEAN, 3.0, axis=None), strategy.experimental_local_results(3)):
    print(value)
print(strategy.run(lambda: {"a": number(), "b": None, "c": [3]}))
print(strategy.run(lambda: replica().all_reduce(MEAN, [number() + 1.0, {"k": number()}])))
print(strategy.run(lambda: replica().all_gather(tf.fill([tf.cast(number(), tf.int32) + 1], number()), axis=0)))
print(strategy.run(lambda: replica().merge_call(lambda s, v: s.reduce(SUM, v, axis=None), args=(number() + 1.0,))))


def write():
    for variable in (*totals.values(), *seen.values()):
        variable.assign_add(number() + 5.0)


strategy.run(write)
print([v.numpy() for v in totals.values()], [v.numpy() for v in seen.values()])
seen["SUM"].assign(10.0)
print([copy.numpy() for copy in seen["SUM"].values], seen["SUM"].numpy())
for refused in (lambda: seen["SUM"].assign_add(1.0), lambda: strategy.reduce(SUM, tf.constant(3.0), axis=None),
                lambda: strategy.reduce("max", x, axis=None), lambda: strategy.run(lambda: 1 / 0)):
    try:
        refused()
    except Exception as error:
        print(type(error).__name__)

for rows, batch, drop in ((11, 4, False), (5, 4, False), (6, 4, True), (8, 3, False)):
    data = strategy.experimental_distribute_dataset(tf.data.Dataset.range(rows).batch(batch, drop_remainder=drop))
    print(data.element_spec, [[part.numpy().tolist() for part in parts.values] for parts in data])


def batches(context):
    print(context)
    return tf.data.Dataset.range(5).batch(context.get_per_replica_batch_size(4))


for parts in strategy.distribute_datasets_from_function(batches):
    print(parts)

# The loop of TensorFlow's guide.
random = np.random.default_rng(0)
images, labels = random.normal(size=(20, 5)).astype("float32"), random.integers(0, 2, (20, 1)).astype("float32")
tf.keras.utils.set_random_seed(1)
with strategy.scope():
    model = tf.keras.Sequential([tf.keras.Input((5,)), tf.keras.layers.Dense(4, "relu"), tf.keras.layers.Dense(1)])
    optimizer = tf.keras.optimizers.Adam(0.01)
    optimizer.build(model.trainable_variables)
    each_loss = tf.keras.losses.BinaryCrossentropy(from_logits=True, reduction="none")
    accuracy = tf.keras.metrics.BinaryAccuracy(threshold=0.0)


def step(inputs):
    x, y = inputs
    with tf.GradientTape() as tape:
        outputs = model(x, training=True)
        loss = tf.nn.compute_average_loss(each_loss(y, outputs), global_batch_size=8)
        loss += tf.nn.scale_regularization_loss(tf.reduce_sum(model.trainable_variables[0] ** 2))
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables, strict=True))
    accuracy.update_state(y, outputs)
    return loss


@tf.function
def distributed_step(inputs):
    return strategy.reduce(SUM, strategy.run(step, args=(inputs,)), axis=None)


data = strategy.experimental_distribute_dataset(tf.data.Dataset.from_tensor_slices((images, labels)).batch(8))
for _ in range(2):
    print(np.round([distributed_step(inputs).numpy() for inputs in data], 4), accuracy.result().numpy().round(4))
    accuracy.reset_state()


@tf.function
def epoch(data):
    total = 0.0
    for inputs in data:
        total += strategy.reduce(SUM, strategy.run(step, args=(inputs,)), axis=None)
    return total


print(epoch(data).numpy().round(4), model.layers[0].kernel.numpy().round(3).tolist())

with strategy.scope():
    dice = tf.random.Generator.from_seed(1)
shared = tf.random.Generator.from_seed(1)
traced = tf.function(lambda: strategy.run(lambda: dice.uniform([2], 0, 1000, tf.int32)))
for throw in (lambda: strategy.run(lambda: dice.uniform([2], 0, 1000, tf.int32)), traced, traced,
              lambda: dice.uniform([2], 0, 1000, tf.int32), lambda: strategy.run(lambda: dice.make_seeds(1)),
              lambda: strategy.run(lambda: shared.uniform([2], 0, 1000, tf.int32))):
    print(throw())
print([copy.numpy().tolist() for copy in dice.state.values], shared.state.numpy())
