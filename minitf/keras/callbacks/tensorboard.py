"""TensorBoard: what a training tells, as event files. Floor 7. Read `../../board/summaries.py` first."""

import os
import time
import warnings

import numpy as np

from ...backend.errors import explain
from ...board import summaries
from ...board.state import record_if
from ...board.write import metadata_of, write
from ...board.writer import create_file_writer
from ..layers.core.embedding import Embedding
from ..models.functional import Functional
from ..models.sequential import Sequential
from .callback import Callback
from .profiled_batches import ProfiledBatches
from .weight_pictures import picture_of


class TensorBoard(Callback):
    """Writes losses and metrics, and if asked weights and graphs, into event files that TensorBoard shows.

    log_dir: the folder. What is measured while training goes to `train/` in it, what validation finds to `validation/`.
    histogram_freq: int, every how many epochs the weights are written as histograms; 0: never.
    write_graph: whether the model, and the graph of its training step, are written.
    write_images: whether weights are written as pictures too, as often as histograms.
    write_steps_per_second: whether the speed is.
    update_freq: "epoch"; "batch"; or int n, for every n-th batch. Batches also write what the model tells itself with
      `tf.summary`.
    profile_batch: int n, the batch whose ops are recorded, counted from 1; (first, last) for several; 0 for none. The
      trace is written to `train/`, and the graphs that ran under the tag `batch_n`.
    embeddings_freq: int, every how many epochs the weights are saved for the projector; 0: never.
    embeddings_metadata: the file with the words of an embedding, or a dict {layer name: file}.

        >>> import minitf as tf
        >>> import os, tempfile
        >>> logdir = tempfile.mkdtemp()
        >>> model = tf.keras.Sequential([tf.keras.layers.Input((2,)), tf.keras.layers.Dense(1)])
        >>> model.compile("sgd", "mse")
        >>> callback = tf.keras.callbacks.TensorBoard(logdir)
        >>> _ = model.fit(tf.ones([4, 2]), tf.ones([4, 1]), verbose=0, callbacks=[callback])
        >>> sorted(os.listdir(logdir))
        ['train']

    Raises: ValueError for a `profile_batch` that is neither, and for metadata of layers that the model does not have.
    Source: keras.callbacks.TensorBoard. Differs: `callback.profile.report` is the table of the slowest ops.
    """

    def __init__(self, log_dir="logs", histogram_freq=0, write_graph=True, write_images=False,
                 write_steps_per_second=False, update_freq="epoch", profile_batch=0, embeddings_freq=0,
                 embeddings_metadata=None):
        super().__init__()
        self.profile = ProfiledBatches(profile_batch, os.path.join(os.fspath(log_dir), "train"))
        self.log_dir = os.fspath(log_dir)
        self.histogram_freq, self.write_graph, self.write_images = histogram_freq, write_graph, write_images
        self.write_steps_per_second = write_steps_per_second
        self.update_freq = 1 if update_freq == "batch" else update_freq
        self.embeddings_freq, self.embeddings_metadata = embeddings_freq, embeddings_metadata
        self._writers: dict = {}
        self._batches = {"train": 0, "validation": 0}  # so far
        self._blocks: list = []  # the `with` blocks of a writer that are open now
        self._graph_is_due = False

    def set_model(self, model):
        super().set_model(model)
        self._close()
        self._graph_is_due = self.write_graph
        if self.write_graph and isinstance(model, Functional | Sequential):
            self._write_layers(model)
        if self.embeddings_freq:
            self._describe_embeddings()

    def _write_layers(self, model):
        """Write the layers of a model, where these can say what they are; nothing that a training should fail for."""
        try:
            layers = model.to_json()
        except Exception as error:
            warnings.warn(f"Model failed to serialize as JSON. Ignoring... {error}", stacklevel=4)
            return
        with self._writer("train").as_default():
            write("keras", layers, step=0, metadata=metadata_of("graph_keras_model", content=b"1"))

    def on_train_begin(self, logs=None):
        self._batches["train"] = 0
        self._open("train")

    def on_train_end(self, logs=None):
        self._leave()
        self.profile.end(self._writer)
        self._close()

    def on_test_begin(self, logs=None):
        self._open("validation")

    def on_test_end(self, logs=None):
        optimizer = getattr(self.model, "optimizer", None)
        if optimizer is not None:
            step = int(optimizer.iterations)
            found = {f"evaluation_{name}_vs_iterations": value for name, value in (logs or {}).items()}
            self._scalars("validation", found, step)
        self._leave()

    def on_train_batch_begin(self, batch, logs=None):
        self._next_batch("train")
        self.profile.batch_begins(self._batches["train"])
        self._batch_started = time.perf_counter()

    def on_test_batch_begin(self, batch, logs=None):
        self._next_batch("validation")

    def on_train_batch_end(self, batch, logs=None):
        self.profile.batch_ends(self._batches["train"], self._writer)
        if self._graph_is_due:
            self._graph_is_due = False
            self._write_step_graph()
        if self.update_freq == "epoch":
            return
        step = self._batches["train"]
        if self.write_steps_per_second:
            summaries.scalar("batch_steps_per_second", 1 / (time.perf_counter() - self._batch_started), step=step)
        for name, value in (logs or {}).items():
            summaries.scalar(f"batch_{name}", value, step=step)

    def on_epoch_begin(self, epoch, logs=None):
        if self.write_steps_per_second:
            self._epoch_started = time.perf_counter(), int(self.model.optimizer.iterations)

    def on_epoch_end(self, epoch, logs=None):
        logs = logs or {}
        measured = {name: x for name, x in logs.items() if not name.startswith("val_")}
        if measured:
            self._scalars("train", {f"epoch_{name}": x for name, x in (measured | self._of_optimizer()).items()}, epoch)
        validated = {f"epoch_{name[4:]}": x for name, x in logs.items() if name.startswith("val_")}
        if validated:
            self._scalars("validation", validated, epoch)
        if self.histogram_freq and epoch % self.histogram_freq == 0:
            self._write_weights(epoch)
        if self.embeddings_freq and epoch % self.embeddings_freq == 0:
            self.model.save_weights(os.path.join(self.log_dir, "train", f"keras_embedding.ckpt-{epoch}.weights.h5"))

    def _of_optimizer(self):
        """The learning rate, and how many steps a second it took."""
        optimizer = self.model.optimizer
        optimizer = getattr(optimizer, "inner_optimizer", optimizer)  # of a LossScaleOptimizer
        several = getattr(optimizer, "optimizers", ())  # of a MultiOptimizer
        found = {f"learning_rate_{each.name}": float(each.learning_rate) for each in several}
        found = found or {"learning_rate": float(optimizer.learning_rate)}
        if self.write_steps_per_second:
            started, steps = self._epoch_started
            found["steps_per_second"] = (int(optimizer.iterations) - steps) / (time.perf_counter() - started)
        return found

    def _scalars(self, run, values, step):
        with self._writer(run).as_default(), record_if(True):
            for name, value in values.items():
                summaries.scalar(name, value, step=step)

    def _write_weights(self, epoch):
        with self._writer("train").as_default(), record_if(True):
            for weight in (weight for layer in self.model.layers for weight in layer.weights):
                name = weight.path.replace(":", "_")
                summaries.histogram(f"{name}/histogram", weight, step=epoch)
                picture = picture_of(np.asarray(weight)) if self.write_images else None
                if picture is not None:
                    summaries.image(f"{name}/image", picture, step=epoch)
        self._writer("train").flush()

    def _write_step_graph(self):
        """The graph of the training step, as it was traced for the first batch."""
        graphs = getattr(self.model.train_function, "graphs", list)()
        if graphs:
            with self._writer("train").as_default(), record_if(True):
                summaries.graph(graphs[0])

    def _describe_embeddings(self):
        """Write the file that tells the projector where the words of each embedding stand."""
        metadata, lines = self.embeddings_metadata, []
        missing = dict(metadata) if isinstance(metadata, dict) else {}
        for layer in (layer for layer in self.model.layers if isinstance(layer, Embedding)):
            lines += ["embeddings {", '  tensor_name: "layer_with_weights-0/embeddings/.ATTRIBUTES/VARIABLE_VALUE"']
            path = missing.pop(layer.name, None) if isinstance(metadata, dict) else metadata
            lines += [f'  metadata_path: "{path}"'] * (path is not None) + ["}"]
        if missing:
            raise ValueError(explain("TensorBoard", f"embeddings_metadata names {sorted(missing)}",
                                     "Unrecognized `Embedding` layer names: each must be a layer of the model"))
        os.makedirs(self.log_dir, exist_ok=True)
        with open(os.path.join(self.log_dir, "projector_config.pbtxt"), "w", encoding="utf-8") as file:
            file.write("".join(f"{line}\n" for line in lines))

    def _writer(self, run):
        if run not in self._writers:
            self._writers[run] = create_file_writer(os.path.join(self.log_dir, run))
        return self._writers[run]

    def _open(self, run):
        """Let what the model tells itself go to this run, at this batch; `_leave` ends it."""
        if self.update_freq == "epoch":
            return
        step = self._batches[run]
        blocks = [self._writer(run).as_default(step), record_if(step % self.update_freq == 0)]
        for block in blocks:
            block.__enter__()
        self._blocks.append(blocks)

    def _leave(self):
        if self.update_freq != "epoch" and self._blocks:
            for block in reversed(self._blocks.pop()):
                block.__exit__(None, None, None)

    def _next_batch(self, run):
        self._batches[run] += 1
        self._leave()
        self._open(run)

    def _close(self):
        for writer in self._writers.values():
            writer.close()
        self._writers = {}
