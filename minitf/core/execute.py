"""execute: the one function that every operation goes through. Floor 1. Read next: `ops/elementwise/arithmetic.py`.

It makes tensors of the arguments. Then, if a graph is being built, it adds a node; else it runs the kernel on the
device that holds the arrays, and tells whoever is recording. An eager call, a tape and a tracer are three readers
of the same stream of ops.

This is the hottest code there is, so it has one trick. An op's shape rule runs once for every *signature*
(the dtypes and shapes of the inputs, and the attributes); a signature that the rule has agreed to is remembered in
`op.checked`, and costs one dictionary look-up from then on. A valid call never pays for a message.
"""

from __future__ import annotations

import warnings

import numpy as np

from ..backend.arrays import numpy_of
from ..backend.dtypes import BY_NUMPY, HANDLES, float32, int32, int64
from ..backend.errors import InvalidArgumentError, OpError, ResourceExhaustedError, RuleError, explain
from ..backend.memory import MACHINE_MEMORY
from .composite import composite_among
from .context import local
from .convert import convert_to_tensor
from .on_gpu import kernel_for
from .op import Call, letter_of
from .placement import check_copies
from .spec import Spec
from .tensor import Tensor

# Letters of sizes and indices for which TensorFlow has a default: NumPy's arrays of other dtypes are cast to that.
USUAL = {"TI": int64, "Tidx": int32, "Tmultiples": int32, "Tpaddings": int32, "Tshape": int32, "index_type": int32}
MAX_SIGNATURES = 4096  # per op; a program whose shapes never repeat must not fill the memory

# TensorFlow is silent about infinities and NaNs. NumPy warns, and names the module that called it: ours.
warnings.filterwarnings("ignore", category=RuntimeWarning, module=r"minitf\.")


def execute(op, *inputs, **attrs):
    """Run `op`, a subclass of Op, on `inputs`; returns its output, or a list where it has several.

    inputs: one value for each input of the op: tensors, variables, arrays or Python values.
    attrs: the op's attributes by name; plain, hashable Python values.

    Raises: InvalidArgumentError where a rule is broken; TypeError, ValueError for no tensor at all.
    """
    for x in inputs:
        if type(x) is not Tensor:
            if (composite := composite_among(inputs)) is not None:
                return composite.__tf_dispatch__(op, inputs, attrs)
            inputs = as_tensors(op, inputs)
            break
    state = local.state
    if state.graph is not None:
        return state.graph.add_call(op, inputs, attrs)
    device = state.device or state.place()
    arrays, signature = [], []
    for x in inputs:
        if x._device is not device:
            arrays = arrays_on(device, op, inputs)
            break
        arrays.append(x._array)
    for array in arrays:
        signature.append(array.dtype)
        signature.append(array.shape)
    if attrs:
        signature.extend(attrs.values())
    if op.host:
        signature.extend([arrays[i].tobytes() for i in op.host])
    signature = tuple(signature)
    if signature not in op.checked:
        check(op, inputs, attrs, signature)
    result = run_kernel(op, device.xp, arrays, attrs, inputs)
    if type(result) is np.ndarray:
        output = Tensor(result, device)
        outputs = (output,)
    else:
        output, outputs = wrap(result, device)
    if state.recorders:
        call = Call(op, inputs, attrs, outputs)
        for recorder in state.recorders:
            recorder.record(call)
    return output


def run_kernel(op, xp, arrays, attrs, inputs):
    """Call the kernel; what goes wrong inside it is told in TensorFlow's words.

    Where a caller has turned NumPy's warnings about infinities and NaNs into errors, the kernel runs again in silence.
    """
    kernel = op.kernel if xp is np else kernel_for(op, xp, arrays)
    try:
        return kernel(xp, *arrays, **attrs)
    except (RuntimeWarning, FloatingPointError):
        with np.errstate(all="ignore"):
            return kernel(xp, *arrays, **attrs)
    except RuleError as error:
        raise InvalidArgumentError(_message(op, inputs, error.rule, error.fix)) from None
    except MemoryError as error:  # NumPy says how much it wanted
        raise ResourceExhaustedError(
            _message(op, inputs, f"the result does not fit in memory ({error})", "Use smaller shapes")
        ) from None
    except OpError:
        raise
    except (ValueError, IndexError, TypeError) as error:
        raise InvalidArgumentError(_message(op, inputs, str(error))) from error


def wrap(result, device):
    """Tensors around what a kernel returned: one array, a NumPy scalar, or a tuple of them."""
    if isinstance(result, (tuple, list)):
        outputs = tuple(Tensor(as_array(r, device), device) for r in result)
        return list(outputs), outputs
    output = Tensor(as_array(result, device), device)
    return output, (output,)


def as_array(result, device):
    """What a kernel returned as an array; of a string without axes NumPy makes plain `bytes`."""
    if getattr(result, "dtype", None) in HANDLES:  # a list of tensors or a table, as one value
        return result
    if isinstance(result, bytes):
        return np.array(result, object)
    is_text = isinstance(result, np.ndarray) and result.dtype == object
    return result if is_text else device.xp.asarray(result)


# --- the slow path: arguments that are not tensors yet ---------------------------------------------------------
def as_tensors(op, inputs) -> tuple:
    """A Tensor for every input. Inputs of one letter share the dtype of the first that has one."""
    if op.takes_any:
        return tuple(map(convert_to_tensor, inputs))
    letters = [letter_of(op, i) for i in range(len(inputs))]
    dtypes: dict = {}
    for letter, x in zip(letters, inputs, strict=True):
        if isinstance(x, Tensor) or hasattr(x, "__tf_tensor__"):
            dtypes.setdefault(letter, x.dtype)
    tensors = []
    for letter, x in zip(letters, inputs, strict=True):
        if not isinstance(x, Tensor):
            x = _to_letter(x, op, letter, dtypes.get(letter))
            dtypes.setdefault(letter, x.dtype)
        tensors.append(x)
    return tuple(tensors)


def _to_letter(x, op, letter, dtype):
    """A value as a tensor for one letter of `op`; a variable keeps its own dtype, for the check to complain.

    dtype: what other inputs with this letter have; None where there are none yet.

    Raises: TypeError for a Python value that cannot have that dtype, unless the op is lenient.
    """
    allowed = getattr(op, letter)
    if len(allowed) == 1:
        (dtype,) = allowed
    if letter in USUAL and isinstance(x, (np.ndarray, np.generic)) and BY_NUMPY.get(x.dtype) not in allowed:
        x = x.astype(USUAL[letter].np)
    if hasattr(x, "__tf_tensor__"):
        wanted = {}
    elif dtype is None or op.lenient:
        wanted = {"dtype_hint": dtype or _usual(x, allowed)}
    else:
        wanted = {"dtype": dtype}
    try:
        return convert_to_tensor(x, **wanted)
    except (TypeError, ValueError) as error:
        kind = TypeError if isinstance(error, TypeError) else ValueError
        raise kind(f"{op.__name__}: {error}") from None


def _usual(x, allowed):
    """The dtype of a plain value where only integers are allowed: an empty list of sizes must not become float32."""
    first = x[0] if isinstance(x, (list, tuple)) and x else x
    if isinstance(first, bool) or hasattr(x, "dtype"):
        return None
    return int32 if int32 in allowed and float32 not in allowed else None


def arrays_on(device, op, inputs) -> list:
    """The inputs' arrays, copied to `device` where they live on another; those in `op.host` to the
    host's memory.

    As in TensorFlow, an op runs on the device of the surrounding `tf.device` block, or on the
    default one, and not where its inputs happen to be. This is the only place where an array
    changes device unasked.
    """
    host = {i % len(inputs) for i in op.host}
    if local.policy != "silent":
        check_copies(op, inputs, device, host)
    return [numpy_of(x._array) if i in host
            else x._array if x._device is device else device.put(x._array)
            for i, x in enumerate(inputs)]


# --- the check, once for each signature ------------------------------------------------------------------------
def check(op, inputs, attrs, signature) -> None:
    """Raise InvalidArgumentError unless the inputs satisfy the op's dtype and shape rules; remember if they do."""
    specs = specs_of(op, inputs)
    require_room(op, specs, infer(op, specs, attrs))
    if len(op.checked) >= MAX_SIGNATURES:
        op.checked.clear()
    op.checked[signature] = True


def require_room(op, specs, outputs) -> None:
    """Raise ResourceExhaustedError where an output is larger than the machine's memory.

    Some systems promise memory that they do not have, and stop the program when it is used.
    """
    for spec in outputs if isinstance(outputs, (tuple, list)) else (outputs,):
        size = spec.size if isinstance(spec, Spec) else None
        if size is not None and size * (spec.dtype.size or 8) > MACHINE_MEMORY:
            if size >= 2**63:
                raise InvalidArgumentError(_message(op, specs, f"{spec} would have over 2**63 - 1 elements"))
            rule = f"the result, {spec}, does not fit in memory"
            raise ResourceExhaustedError(_message(op, specs, rule, "Use smaller shapes"))


def specs_of(op, inputs) -> list[Spec]:
    """What the shape rule may know of eager inputs: dtype and shape, and the value of those in `op.host`."""
    host = {i % len(inputs) for i in op.host}
    return [Spec(x._array.shape, BY_NUMPY[x._array.dtype], numpy_of(x._array) if i in host else None)
            for i, x in enumerate(inputs)]


def infer(op, specs, attrs):
    """The op's own shape rule on `specs`, after the dtype rule that all ops share."""
    try:
        if not op.takes_any:
            _check_dtypes(op, specs)
        return op.infer(*specs, **attrs)
    except RuleError as error:
        raise InvalidArgumentError(_message(op, specs, error.rule, error.fix)) from None


def _check_dtypes(op, specs) -> None:
    first: dict = {}
    for i, spec in enumerate(specs):
        letter = letter_of(op, i)
        allowed = getattr(op, letter)
        if spec.dtype not in allowed:
            names = ", ".join(sorted(d.name for d in allowed))
            raise RuleError(f"{input_name(op, i)} must be one of {names}", "Use tf.cast to convert it first")
        j = first.setdefault(letter, i)
        if spec.dtype != specs[j].dtype:
            raise RuleError(
                f"{input_name(op, j)} and {input_name(op, i)} must have the same dtype",
                f"Use tf.cast({input_name(op, i)}, tf.{specs[j].dtype.name})",
            )


def dtypes_fit(op, specs) -> bool:
    """Whether the inputs have dtypes that the op takes, and those of one letter the same."""
    try:
        if not op.takes_any:
            _check_dtypes(op, specs)
    except RuleError:
        return False
    return True


def input_name(op, position) -> str:
    """The name of an input in messages: as the shape rule calls it."""
    names = op.input_names
    return names[position] if position < len(names) else f"{names[-1]}[{position - len(names) + 1}]"


def _message(op, inputs, rule, fix=None) -> str:
    received = ", ".join(f"{input_name(op, i)} is {_describe(x)}" for i, x in enumerate(inputs))
    return explain(op.__name__, received, rule, fix)


def _describe(x) -> str:
    spec = x if isinstance(x, Spec) else Spec(x._array.shape, BY_NUMPY[x._array.dtype])
    if spec.value is not None and spec.value.size <= 8:
        return str(spec.value.tolist())
    return str(spec)
