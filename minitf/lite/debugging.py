"""Which operator loses accuracy when it computes in integers? Floor 8. Read `comparing.py` first.

Each operator of the file of integers is run again with floats: on the real numbers that its inputs stand for, with the
weights as they were. So only its own rounding shows, and not that of the operators before it. Those that lose most can
then be left in floats (`denylisted_nodes`), and the others stay in integers.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from copy import copy
from dataclasses import replace

import numpy as np

from ..backend.errors import explain
from .call import Call
from .comparing import as_floats, as_given
from .converter.options import RepresentativeDataset
from .interpreter import Interpreter, content_of
from .kernels.numbers import dequantized
from .kernels.registry import FLOATS

METRICS: dict[str, Callable] = {
    "num_elements": np.size, "stddev": np.std, "mean_error": np.mean,
    "max_abs_error": lambda off: np.max(np.abs(off), initial=0), "mean_squared_error": lambda off: np.mean(off**2),
}  # fmt: skip
NO_SCALE = np.zeros(0, np.float32)


class QuantizationDebugOptions:
    """What is measured, and what is left in floats.

    layer_debug_metrics: name -> function of what the integers are off: float32, in the shape of the operator's output.
    layer_direct_compare_metrics: name -> function of (floats, integers, scale, zero point).
    model_debug_metrics: name -> function of (outputs of the model of floats, those of the integers): lists of arrays.
    denylisted_ops: operators that stay in floats, as "MEAN".   denylisted_nodes: the same, by names of their outputs.
    fully_quantize: accepted, and changes nothing.

    Raises: ValueError for a name that stands for two metrics.
    Source: tf.lite.experimental.QuantizationDebugOptions.
    """

    def __init__(self, layer_debug_metrics=None, model_debug_metrics=None, layer_direct_compare_metrics=None,
                 denylisted_ops=None, denylisted_nodes=None, fully_quantize=False):
        self.layer_debug_metrics = dict(layer_debug_metrics or {})
        self.model_debug_metrics = dict(model_debug_metrics or {})
        self.layer_direct_compare_metrics = dict(layer_direct_compare_metrics or {})
        self.denylisted_ops, self.denylisted_nodes = list(denylisted_ops or ()), list(denylisted_nodes or ())
        self.fully_quantize = fully_quantize
        names = [*METRICS, *self.layer_debug_metrics, *self.layer_direct_compare_metrics, *self.model_debug_metrics]
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise ValueError(explain("QuantizationDebugOptions", f"metrics {twice} twice",
                                     "Provided metrics have duplicate keys"))


class QuantizationDebugger:
    """Runs a model of integers on samples, and says for each operator how far off its results are.

    converter: a TFLiteConverter that makes a model of integers; or the models themselves, as
    quant_debug_model_path or _content (bytes), and float_model_path or _content.
    debug_dataset: a function that gives lists of arrays, as for the converter.   debug_options: what to measure.

    layer_statistics: after `run`, for each operator a dict: name of a metric -> its mean over the samples.
    model_statistics: name of a metric of whole models -> its mean.

        >>> import minitf as tf
        >>> model = tf.keras.Sequential([tf.keras.Input((3,)), tf.keras.layers.Dense(2)])
        >>> converter = tf.lite.TFLiteConverter.from_keras_model(model)
        >>> converter.optimizations = [tf.lite.Optimize.DEFAULT]
        >>> converter.representative_dataset = lambda: ([np.float32([[1, 2, i]])] for i in range(9))
        >>> debugger = tf.lite.experimental.QuantizationDebugger(
        ...     converter=converter, debug_dataset=converter.representative_dataset)
        >>> debugger.run()
        >>> [sorted(metrics) for metrics in debugger.layer_statistics.values()]
        [['max_abs_error', 'mean_error', 'mean_squared_error', 'num_elements', 'stddev']]

    Raises: ValueError where there is no model; TypeError without samples; as the converter and the interpreter do.
    Source: tf.lite.experimental.QuantizationDebugger. Differs: any file of integers will do; there is no operator for
    this (NumericVerify) in it.
    """

    def __init__(self, quant_debug_model_path=None, quant_debug_model_content=None, float_model_path=None,
                 float_model_content=None, debug_dataset=None, debug_options=None, converter=None):
        self._converter, self._data_gen = converter, debug_dataset
        self._files = (quant_debug_model_path, quant_debug_model_content, float_model_path, float_model_content)
        self.layer_statistics: dict[str, dict] = {}
        self.model_statistics: dict[str, float] = {}
        self.options = debug_options or QuantizationDebugOptions()

    @property
    def options(self):
        """The QuantizationDebugOptions. Other ones make another model."""
        return self._options

    @options.setter
    def options(self, options):
        self._options = options
        path, content, float_path, float_content = self._files
        if self._converter is not None:
            content, float_content = self.get_nondebug_quantized_model(), floats_of(self._converter)
        self._integers = Interpreter(model_content=content_of(path, content), experimental_preserve_all_tensors=True)
        self._floats = Interpreter(float_path, float_content) if float_path or float_content else None

    def get_nondebug_quantized_model(self) -> bytes:
        """The file of integers, in which what the options say has stayed in floats.

        Raises: ValueError without a converter.
        """
        if self._converter is None:
            raise ValueError(explain("QuantizationDebugger", "no converter", "there must be one to make a model"))
        return self._converter._leaving(self._options.denylisted_ops, self._options.denylisted_nodes).convert()

    get_debug_quantized_model = get_nondebug_quantized_model

    def run(self):
        """Run the samples through, and fill `layer_statistics` and `model_statistics`."""
        if self._data_gen is None:
            raise TypeError(explain("QuantizationDebugger", "debug_dataset is None", "run needs samples"))
        for interpreter in filter(None, (self._integers, self._floats)):
            interpreter.allocate_tensors()
        checks = checks_of(self._integers.graphs[0], self._floats)
        found: dict[str, list] = {name: [] for name in checks}
        whole = []
        generate = self._data_gen
        for sample in generate.input_gen() if isinstance(generate, RepresentativeDataset) else generate():
            results = outputs_for(self._integers, sample)
            for name, check in checks.items():
                found[name].append(self._measured(*check()))
            if self._floats is not None:
                expected = outputs_for(self._floats, sample)
                whole.append({name: metric(*map(alone, (expected, results)))
                              for name, metric in self._options.model_debug_metrics.items()})
        self.layer_statistics = {name: means(rows) for name, rows in found.items()}
        self.model_statistics = means(whole)

    def _measured(self, floats, integers, t) -> dict:
        """The metrics of an operator's results: as they should be, and as they are.   t: their LiteTensor."""
        off = dequantized(integers, t) - floats
        direct = floats, integers, t.scale[0], t.zero_point[0]
        return {**{name: metric(off) for name, metric in METRICS.items()},
                **{name: metric(off) for name, metric in self._options.layer_debug_metrics.items()},
                **{name: metric(*direct) for name, metric in self._options.layer_direct_compare_metrics.items()}}

    def layer_statistics_dump(self, file):
        """Write `layer_statistics` as a table of comma-separated values.   file: open for writing text."""
        rows = [{"op_name": call.name, "tensor_idx": call.outputs[0].number,
                 **self.layer_statistics.get(key_of(call), {}),
                 "scale": call.outputs[0].scale[0], "zero_point": call.outputs[0].zero_point[0],
                 "tensor_name": name_of(call)} for call in computing(self._integers.graphs[0])]
        if rows:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)


def floats_of(converter) -> bytes:
    """The file of the same model in floats."""
    plain = copy(converter)
    plain.optimizations, plain.representative_dataset = [], None
    plain.inference_input_type = plain.inference_output_type = "float32"
    return plain.convert()


def computing(graph) -> list:
    """The Calls of a subgraph whose results are integers that floats can check."""
    return [call for call in graph.calls if call.outputs[0].is_quantized and call.inputs and call.name in FLOATS]


def name_of(call) -> str:
    """What the result of a Call is called in the file of floats."""
    return call.outputs[0].name.removesuffix("_int8")


def key_of(call) -> str:
    """What TensorFlow calls the check of a Call."""
    return f"NumericVerify/{name_of(call)}:{call.outputs[0].number}"


def checks_of(graph, floats) -> dict:
    """For each Call a function that gives (its results in floats, in integers, their LiteTensor), once it has run."""
    exact = {t.name: t.value for t in floats.graphs[0].tensors if t.is_constant} if floats else {}
    return {key_of(call): check_of(call, exact) for call in computing(graph)}


def check_of(call, exact):
    """The same for one Call.   exact: name of a constant -> its floats."""
    plain = Call(call.name, call.options, [as_float(t) for t in call.inputs], [as_float(t) for t in call.outputs])

    def real(t):
        if t is None or not t.is_quantized:
            return None if t is None else t.value
        known = exact.get(t.name) if t.is_constant else None
        return known if known is not None and known.shape == t.shape else dequantized(t.value, t)

    def check():
        with np.errstate(all="ignore"):
            found = FLOATS[call.name](plain, *map(real, call.inputs))
        t = call.outputs[0]
        return (found[0] if isinstance(found, tuple) else found), t.value, t

    return check


def as_float(t):
    """The LiteTensor of the real numbers that another one's integers stand for."""
    if t is None or not t.is_quantized:
        return t
    return replace(t, dtype=np.dtype(np.float32), scale=NO_SCALE, zero_point=NO_SCALE, value=None)


def outputs_for(interpreter, sample) -> list:
    """What a model gives for a sample, as floats."""
    details = interpreter.get_input_details()
    if len(sample) != len(details):
        raise ValueError(explain("QuantizationDebugger", f"a sample of {len(sample)} arrays",
                                 f"the model has {len(details)} inputs"))
    for x, detail in zip(sample, details, strict=True):
        interpreter.set_tensor(detail["index"], as_given(np.asarray(x), detail))
    interpreter.invoke()
    return [as_floats(interpreter.get_tensor(d["index"]), d) for d in interpreter.get_output_details()]


def alone(values):
    """The only one of a list; the list where there are several."""
    return values[0] if len(values) == 1 else values


def means(rows) -> dict:
    """The mean of each metric."""
    return {name: np.mean([row[name] for row in rows], dtype=np.float64) for name in rows[0]} if rows else {}
