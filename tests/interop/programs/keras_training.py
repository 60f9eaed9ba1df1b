"""Training steps, losses, callbacks and data of a program's own, in the ways that Keras's guides show."""

import numpy as np

import minitf as tf

keras, layers = tf.keras, tf.keras.layers

random = np.random.RandomState(0)
x, y = random.rand(64, 8).astype("float32"), random.rand(64, 1).astype("float32")


def show(history):
    print({name: [f"{value:.4f}" for value in values] for name, values in sorted(history.history.items())})


class CustomModel(keras.Model):
    def train_step(self, data):
        if len(data) == 3:
            x, y, sample_weight = data
        else:
            sample_weight = None
            x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.compute_loss(x=x, y=y, y_pred=y_pred, sample_weight=sample_weight)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        for metric in self.metrics:
            if metric.name == "loss":
                metric.update_state(loss)
            else:
                metric.update_state(y, y_pred, sample_weight=sample_weight)
        return {m.name: m.result() for m in self.metrics}

    def test_step(self, data):
        x, y = data
        y_pred = self(x, training=False)
        loss = self.compute_loss(y=y, y_pred=y_pred)
        for metric in self.metrics:
            if metric.name != "loss":
                metric.update_state(y, y_pred)
            else:
                metric.update_state(loss)
        return {m.name: m.result() for m in self.metrics}


keras.utils.set_random_seed(1)
inputs = keras.Input(shape=(8,))
model = CustomModel(inputs, layers.Dense(1)(inputs))
model.compile(optimizer="adam", loss="mse", metrics=["mae"])
show(model.fit(x, y, epochs=2, verbose=0))
show(model.fit(x, y, sample_weight=random.rand(64, 1), epochs=1, verbose=0))
print(sorted(model.evaluate(x, y, verbose=0, return_dict=True)))


class LowLevel(keras.Model):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.loss_tracker = keras.metrics.Mean(name="loss")
        self.mae_metric = keras.metrics.MeanAbsoluteError(name="mae")
        self.loss_fn = keras.losses.MeanSquaredError()

    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            y_pred = self(x, training=True)
            loss = self.loss_fn(y, y_pred)
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply(gradients, self.trainable_variables)
        self.loss_tracker.update_state(loss)
        self.mae_metric.update_state(y, y_pred)
        return {"loss": self.loss_tracker.result(), "mae": self.mae_metric.result()}

    @property
    def metrics(self):
        return [self.loss_tracker, self.mae_metric]


keras.utils.set_random_seed(1)
inputs = keras.Input(shape=(8,))
model = LowLevel(inputs, layers.Dense(1)(inputs))
model.compile(optimizer="adam")
show(model.fit(x, y, epochs=2, verbose=0))


class GAN(keras.Model):
    def __init__(self, discriminator, generator, latent_dim):
        super().__init__()
        self.discriminator = discriminator
        self.generator = generator
        self.latent_dim = latent_dim
        self.d_loss_tracker = keras.metrics.Mean(name="d_loss")
        self.g_loss_tracker = keras.metrics.Mean(name="g_loss")
        self.seed_generator = keras.random.SeedGenerator(1337)

    @property
    def metrics(self):
        return [self.d_loss_tracker, self.g_loss_tracker]

    def compile(self, d_optimizer, g_optimizer, loss_fn):
        super().compile()
        self.d_optimizer = d_optimizer
        self.g_optimizer = g_optimizer
        self.loss_fn = loss_fn

    def train_step(self, real):
        batch = tf.shape(real)[0]
        noise = keras.random.normal(shape=(batch, self.latent_dim), seed=self.seed_generator)
        fake = self.generator(noise)
        both = tf.concat([fake, real], axis=0)
        labels = tf.concat([tf.ones((batch, 1)), tf.zeros((batch, 1))], axis=0)
        with tf.GradientTape() as tape:
            d_loss = self.loss_fn(labels, self.discriminator(both))
        grads = tape.gradient(d_loss, self.discriminator.trainable_weights)
        self.d_optimizer.apply_gradients(zip(grads, self.discriminator.trainable_weights))
        misleading = tf.zeros((batch, 1))
        with tf.GradientTape() as tape:
            g_loss = self.loss_fn(misleading, self.discriminator(self.generator(noise)))
        grads = tape.gradient(g_loss, self.generator.trainable_weights)
        self.g_optimizer.apply_gradients(zip(grads, self.generator.trainable_weights))
        self.d_loss_tracker.update_state(d_loss)
        self.g_loss_tracker.update_state(g_loss)
        return {"d_loss": self.d_loss_tracker.result(), "g_loss": self.g_loss_tracker.result()}


keras.utils.set_random_seed(2)
discriminator = keras.Sequential([keras.Input((8,)), layers.Dense(4, activation="relu"), layers.Dense(1)])
generator = keras.Sequential([keras.Input((3,)), layers.Dense(4, activation="relu"), layers.Dense(8)])
gan = GAN(discriminator, generator, latent_dim=3)
gan.compile(keras.optimizers.Adam(0.01), keras.optimizers.Adam(0.01), keras.losses.BinaryCrossentropy(from_logits=True))
show(gan.fit(x, epochs=2, verbose=0, batch_size=16))


class LossHistory(keras.callbacks.Callback):
    def on_train_begin(self, logs=None):
        self.losses = []

    def on_train_batch_end(self, batch, logs=None):
        self.losses.append(logs.get("loss"))
        if batch % 2 == 0:
            print(f"Up to batch {batch}, the average loss is {logs['loss']:7.4f}.")

    def on_epoch_end(self, epoch, logs=None):
        print("The average loss for epoch {} is {:7.4f} and mean absolute error is {:7.4f}.".format(
            epoch, logs["loss"], logs["mean_absolute_error"]))


class CustomLearningRateScheduler(keras.callbacks.Callback):
    def on_epoch_begin(self, epoch, logs=None):
        lr = self.model.optimizer.learning_rate
        self.model.optimizer.learning_rate = lr * 0.5
        print(f"Epoch {epoch}: Learning rate is {float(np.array(self.model.optimizer.learning_rate)):6.4f}.")


keras.utils.set_random_seed(3)
model = keras.Sequential([layers.Dense(1)])
model.compile(keras.optimizers.RMSprop(learning_rate=0.1), "mean_squared_error", metrics=["mean_absolute_error"])
recorder = LossHistory()
show(model.fit(x, y, batch_size=16, epochs=2, verbose=0, validation_split=0.5,
               callbacks=[recorder, CustomLearningRateScheduler()]))
print(len(recorder.losses))

dataset = tf.data.Dataset.from_tensor_slices((x, y)).batch(16)
keras.utils.set_random_seed(4)
model = keras.Sequential([keras.Input((8,)), layers.Dense(1)])
model.compile("sgd", "mse", metrics=["mae"])
show(model.fit(dataset, epochs=2, verbose=0, shuffle=False, validation_data=dataset.take(1)))
print([f"{value:.4f}" for value in model.evaluate(dataset, verbose=0)], model.predict(dataset, verbose=0).shape)
rounded = dataset.map(lambda x, y: (x, tf.round(y)))
show(model.fit(rounded, epochs=1, verbose=0, shuffle=False, class_weight={0: 1.0, 1: 3.0}))
show(model.fit(dataset.repeat(), epochs=2, steps_per_epoch=3, verbose=0, shuffle=False))


@keras.utils.register_keras_serializable()
def doubled(y_true, y_pred):
    return 2 * keras.ops.mean(keras.ops.square(y_true - y_pred), axis=-1)


model.compile("adam", doubled, metrics=[keras.metrics.MeanSquaredError(name="m")])
show(model.fit(x, y, verbose=0, epochs=1))


class Penalized(keras.layers.Layer):
    def call(self, x):
        self.add_loss(0.01 * tf.reduce_sum(tf.square(x)))
        return x


keras.utils.set_random_seed(5)
model = keras.Sequential([keras.Input((8,)), layers.Dense(2), Penalized(), layers.Dense(1)])
model.compile("sgd", "mse")
show(model.fit(x, y, verbose=0, epochs=2))
