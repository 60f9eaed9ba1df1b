"""TFLiteConverter: a model as the bytes of a .tflite file. Floor 8. Read `lowering.py` first, `writing.py` next."""

from __future__ import annotations

from copy import copy

from ...backend.dtypes import as_dtype, float16, float32, int8, int16, uint8
from ...backend.errors import explain
from . import options
from .calibrating import ranges_of_samples
from .errors import ConverterError
from .integer import Quantizer
from .learned import learned_ranges
from .smaller import halve, quantize_weights
from .sources import Source, sources_of_keras, sources_of_saved_model, sources_of_traces
from .stages import float_graph
from .variables import call_once, kept_variables
from .writing import model_bytes


class TFLiteConverter:
    """Writes models for small devices.

    optimizations: [tf.lite.Optimize.DEFAULT] for a smaller file: with int8 weights; with float16 weights where
        `target_spec.supported_types` is [tf.float16]; and all in integers where there are samples.
    representative_dataset: samples, as a function that gives lists of arrays, or a RepresentativeDataset; or dicts
        by the signature's names.
    target_spec: a TargetSpec.
    inference_input_type, inference_output_type: of the model's inputs and outputs where all is in integers:
        tf.float32, tf.int8, tf.uint8; tf.int16 with activations in int16.
    allow_custom_ops, exclude_conversion_metadata and those whose names begin with "experimental": accepted, and
        change nothing.

        >>> import minitf as tf
        >>> model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(2, activation="relu")])
        >>> content = tf.lite.TFLiteConverter.from_keras_model(model).convert()
        >>> content[4:8]
        b'TFL3'

    Source: tf.lite.TFLiteConverter. Differs: loops of a known number of steps unroll.
    """

    def __init__(self, funcs, trackable_obj=None):
        are_sources = bool(funcs) and all(isinstance(f, Source) for f in funcs)
        self._sources = funcs if are_sources else sources_of_traces(funcs, trackable_obj)
        self._kept = trackable_obj  # what the functions' variables belong to
        self._left_in_floats: frozenset = frozenset()  # operators, and names of what they give
        self.optimizations: list = []
        self.representative_dataset = None
        self.target_spec = options.TargetSpec()
        self.inference_input_type = float32
        self.inference_output_type = float32
        self.allow_custom_ops = False
        self.exclude_conversion_metadata = False
        self.experimental_new_converter = True
        self.experimental_new_quantizer = True
        self.experimental_enable_resource_variables = True

    @classmethod
    def from_keras_model(cls, model):
        """A converter of a Keras model.

        model: a keras.Model whose inputs are known.

        Raises: TypeError for something else; ValueError where the inputs are not known.
        Source: tf.lite.TFLiteConverter.from_keras_model.
        """
        return cls(sources_of_keras(model), model)

    @classmethod
    def from_saved_model(cls, saved_model_dir, signature_keys=None, tags=None):
        """A converter of a SavedModel.

        saved_model_dir: its folder.   signature_keys: a list of signatures, by default all.   tags: of the graph.

        Raises: ValueError for a signature that is not there; others as for tf.saved_model.load.
        Source: tf.lite.TFLiteConverter.from_saved_model.
        """
        return cls(sources_of_saved_model(saved_model_dir, signature_keys, tags))

    @classmethod
    def from_concrete_functions(cls, funcs, trackable_obj=None):
        """A converter of traces.

        funcs: a list of ConcreteFunctions.   trackable_obj: what owns their variables; with it the file has signatures.

        Raises: ValueError for other things, and for several functions without `trackable_obj`.
        Source: tf.lite.TFLiteConverter.from_concrete_functions.
        """
        return cls(funcs, trackable_obj)

    def _leaving(self, operators, names):
        """A converter with the same settings that leaves some operators in floats: by kind, or by their outputs."""
        made = copy(self)
        made._left_in_floats = frozenset([*operators, *names])
        return made

    def convert(self) -> bytes:
        """The file's bytes.

        Raises: ConverterError which names all ops that cannot be written; ValueError for settings that contradict
        each other; RuntimeError and ValueError for samples that do not fit.
        Source: tf.lite.TFLiteConverter.convert.
        """
        self._check()
        selects = options.OpsSet.SELECT_TF_OPS in self.target_spec.supported_ops
        kept = kept_variables(self._sources)
        graphs = [float_graph(source, selects, kept) for source in self._sources]
        if self._is_integer(graphs):
            done = [self._quantize(graph, source) for graph, source in zip(graphs, self._sources)]
            if not any(done):
                raise ValueError(explain("TFLiteConverter", "representative_dataset gives no samples",
                                         "it must give at least one"))
        elif self._has_optimizations() and float16 in map(as_dtype, self.target_spec.supported_types):
            for graph in graphs:
                halve(graph)
        elif self._has_optimizations():
            for graph in graphs:
                quantize_weights(graph)
        call_once(graphs, kept)
        return model_bytes(graphs, self._sources)

    # --- what was asked for ----------------------------------------------------------------------------------------
    def _has_optimizations(self) -> bool:
        return bool({options.Optimize(o) for o in self.optimizations} - {options.Optimize.EXPERIMENTAL_SPARSITY})

    def _is_integer(self, graphs) -> bool:
        """Whether everything becomes integers: there are samples, or the model has learned its ranges."""
        asked = self._has_optimizations() and float16 not in map(as_dtype, self.target_spec.supported_types)
        return asked and (self.representative_dataset is not None or any(learned_ranges(graph) for graph in graphs))

    @property
    def _activations(self):
        return int16 if options.INT16 in self.target_spec.supported_ops else int8

    def _check(self):
        """Raise ValueError for settings that contradict each other, ConverterError for what is not built."""
        where, ops = "TFLiteConverter", set(self.target_spec.supported_ops)
        if ops and ops <= options.REFUSED:
            raise ConverterError(explain(where, f"supported_ops is {sorted(map(str, ops))}",
                                         "a file can hold only TensorFlow Lite's own operators",
                                         "Use tf.lite.OpsSet.TFLITE_BUILTINS"))
        if self.representative_dataset is None and ops & {options.INT8, options.INT16} and self._has_optimizations():
            raise ValueError(explain(where, "all in integers, and no samples", "For full integer quantization, a "
                                     "`representative_dataset` must be specified"))
        types = {as_dtype(self.inference_input_type), as_dtype(self.inference_output_type)} - {float32}
        allowed = {int8, uint8} if self._activations == int8 else {int16}
        if types and not self._has_optimizations():
            raise ValueError(explain(where, f"inference types {sorted(t.name for t in types)} without optimizations",
                                     "The inference_input_type and inference_output_type must be tf.float32"))
        if types - allowed:
            raise ValueError(explain(where, f"inference types {sorted(t.name for t in types)}",
                                     f"they must be tf.float32 or of {sorted(t.name for t in allowed)}"))

    def _quantize(self, graph, source) -> bool:
        """Change a graph of floats to one of integers; False where there are no samples for it."""
        ranges = learned_ranges(graph)
        if self.representative_dataset is not None:
            ranges = ranges_of_samples(graph, source, self.representative_dataset) | ranges
        if not ranges:
            return False
        quantizer = Quantizer(graph, ranges, self._activations, self._left_in_floats)
        quantizer.run(as_dtype(self.inference_input_type), as_dtype(self.inference_output_type))
        return True
