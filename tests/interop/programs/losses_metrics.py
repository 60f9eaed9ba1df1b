"""A custom training loop with losses and metrics of Keras, as its guides write them."""

import numpy as np

import minitf as tf

tf.keras.backend.clear_session()
rng = np.random.default_rng(0)
x = rng.normal(size=(200, 4)).astype("float32")
y = (x @ np.float32([1.0, -2.0, 0.5, 0.0]) > 0).astype("float32")[:, None]

w, b = tf.Variable(tf.zeros([4, 1])), tf.Variable(tf.zeros([1]))
loss_fn = tf.keras.losses.BinaryCrossentropy(from_logits=True)
mean_loss = tf.keras.metrics.Mean(name="loss")
metrics = [tf.keras.metrics.BinaryAccuracy(threshold=0.0), tf.keras.metrics.Precision(thresholds=0.5),
           tf.keras.metrics.Recall(thresholds=0.5), tf.keras.metrics.AUC(from_logits=True)]


@tf.function
def train_step(x, y):
    with tf.GradientTape() as tape:
        scores = tf.matmul(x, w) + b
        loss = loss_fn(y, scores)
    dw, db = tape.gradient(loss, [w, b])
    w.assign_sub(0.5 * dw)
    b.assign_sub(0.5 * db)
    mean_loss.update_state(loss)
    metrics[0].update_state(y, scores)
    for metric in metrics[1:3]:
        metric.update_state(y, tf.sigmoid(scores))
    metrics[3].update_state(y, scores)


for epoch in range(3):
    for metric in [mean_loss, *metrics]:
        metric.reset_state()
    for start in range(0, 200, 40):
        train_step(tf.constant(x[start:start + 40]), tf.constant(y[start:start + 40]))
    print(f"epoch {epoch}", *[f"{metric.name} {float(metric.result()):.4f}" for metric in [mean_loss, *metrics]])


class HuberPlus(tf.keras.losses.Loss):
    def __init__(self, delta=1.0, name="huber_plus"):
        super().__init__(name=name)
        self.delta = delta

    def call(self, y_true, y_pred):
        error = y_true - y_pred
        small = tf.square(error) / 2
        large = self.delta * (tf.abs(error) - 0.5 * self.delta)
        return tf.where(tf.abs(error) < self.delta, small, large)


class BinaryTruePositives(tf.keras.metrics.Metric):
    def __init__(self, name="binary_true_positives", **kwargs):
        super().__init__(name=name, **kwargs)
        self.true_positives = self.add_weight(name="tp", shape=(), initializer="zeros")

    def update_state(self, y_true, y_pred, sample_weight=None):
        values = tf.cast(tf.logical_and(tf.equal(y_true, 1.0), tf.equal(y_pred, 1.0)), "float32")
        if sample_weight is not None:
            values = values * tf.cast(sample_weight, "float32")
        self.true_positives.assign(self.true_positives + tf.reduce_sum(values))

    def result(self):
        return self.true_positives.value


print(round(float(HuberPlus(2.0)(tf.constant([1.0, 5.0]), tf.constant([2.0, 1.0]))), 4))
counted = BinaryTruePositives()
print(counted, float(counted(tf.constant([1.0, 0.0, 1.0]), tf.constant([1.0, 1.0, 1.0]))))
print([v.path for v in counted.variables], counted.dtype)

for name in ["mse", "MAE", "huber", "kl_divergence", "categorical_hinge", "poisson"]:
    print(name, tf.keras.losses.get(name).__name__)
for name in ["mse", "AUC", "top_k_categorical_accuracy", "MeanIoU"]:
    try:
        print(name, tf.keras.metrics.get(name))
    except TypeError:
        print(name, "needs arguments")
for broken in ["nothing", 3]:
    try:
        tf.keras.losses.get(broken)
    except ValueError:
        print("ValueError")

labels, scores = tf.constant([1, 2, -1]), tf.constant([[0.1, 2.0, 0.3], [1.0, 0.0, 3.0], [0.0, 0.0, 1.0]])
for reduction in ["sum", "mean", "none", None]:
    loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, ignore_class=-1, reduction=reduction)
    print(reduction, loss(labels, scores).numpy().round(4).tolist())
print(tf.keras.losses.Huber(name="h", reduction="sum").get_config()["reduction"])
print(tf.keras.metrics.F1Score(average="macro", threshold=0.5).get_config())
