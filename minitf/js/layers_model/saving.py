"""save_keras_model: a model of layers in a folder, to be used and trained in a browser. Floor 8."""

from ... import keras
from ...backend.errors import explain
from ..model_file import write_model
from ..refusals import refuse
from ..weights.manifest import SHARD_BYTES
from .configs import model_config
from .names import named_weights
from .optimizer_state import named_state
from .training import training_config
from .whole import masked_twice, untrainable

WHERE = "save_keras_model"


def save_keras_model(model, artifacts_dir, quantization_dtype_map=None, weight_shard_size_bytes=SHARD_BYTES,
                     metadata=None, include_optimizer=True):
    """Write a Keras model to a folder that `tf.loadLayersModel` of TensorFlow.js reads.

    There are dense, convolutional, pooling, recurrent and embedding layers, normalization, merging, dropout and noise,
    wrappers, and models in models; `table.py` lists them with their settings. What they compute and learn there differs
    from here in the last bits only. For other layers see `save_graph_model`.

    model: a Sequential or functional model that is built; where it is compiled, it can be trained on there.
    artifacts_dir: path of the folder; a model that is there is replaced, other files stay.
    quantization_dtype_map: None; "uint8", "uint16" or "float16" for all floats; or {kind: True, a pattern such as
        "dense*/kernel", or a list of patterns} for the weights of these names.
    weight_shard_size_bytes: of a file of weights, at most.
    metadata: a dict that is written along, `userDefinedMetadata` there.
    include_optimizer: whether to write how the model was compiled, and the state of its optimizer.

        >>> import tempfile, os
        >>> model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2)])
        >>> folder = tempfile.mkdtemp()
        >>> save_keras_model(model, folder)
        >>> sorted(os.listdir(folder))
        ['group1-shard1of1.bin', 'model.json']

    Raises: TypeError for what is no such model; ValueError that names all layers and settings without a counterpart,
    and as `write_weights`; OSError where the folder cannot be written.
    Source: tensorflowjs.converters.save_keras_model. Differs: `include_optimizer`; layers are checked here, and not
    when the file is read.
    """
    class_name = "Sequential" if isinstance(model, keras.Sequential) else "Functional"
    if not isinstance(model, keras.Model) or not hasattr(model, "get_config"):
        raise TypeError(explain(WHERE, f"received {type(model).__name__}", "it must be a Keras model"))
    config = model.get_config()
    if "layers" not in config or not model.built:
        raise TypeError(explain(WHERE, f"{model.name}, a {type(model).__name__}", "it must be a Sequential or "
                                "functional model, and built", "Call it once, or save its function as a graph model"))
    refused: list[str] = []
    there = model_config(class_name, config, refused)
    topology = {"keras_version": "2.15.0", "backend": "tensorflow", "model_config": there}
    document = {"format": "layers-model", "modelTopology": topology}
    refused += masked_twice(there)
    with_training = include_optimizer and model.compiled and model.optimizer is not None
    if with_training:
        document["trainingConfig"] = training_config(model, refused)
        refused += untrainable(there)
    refuse(WHERE, refused, "parts of the model", "Pass include_optimizer=False where training is the matter; else "
           "change them, or use save_graph_model")
    if metadata is not None:
        document["userDefinedMetadata"] = metadata
    weights = [(name, variable.numpy()) for name, variable in named_weights(model)]
    state = named_state(model.optimizer, model.trainable_variables) if with_training else []
    write_model(artifacts_dir, document, weights, state, quantization_dtype_map, weight_shard_size_bytes)
