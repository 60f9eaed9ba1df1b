"""The functions that take and give weak tensors, in the modes "safe" and "all". Floor 2. Read `lattice.py` first.

The library's own functions know no modes, so none of them is slower for it: while a mode is on, others stand in for
them under their public names, which bring the arguments to where these meet, and say whether the result is weak.
"""

from __future__ import annotations

from functools import partial, wraps
from importlib import import_module
from inspect import signature

from ...backend.dtypes import as_dtype
from ...backend.errors import explain
from ...backend.tables import stand_in
from ...core.convert import constant, convert_to_tensor
from ...core.operand import Operand
from ...core.tensor import Tensor
from ..shapes.identity import cast
from ..shapes.sums import scalar_mul
from ..variables.variable import Variable
from .lattice import NoMeeting, meet
from .weak_tensor import WeakTensor, weakly

OF_ONE = {  # functions whose first argument says whether the result is weak
    "ops.convolution.space_to_depth": "depth_to_space space_to_depth",
    "ops.debugging.numerics": "check_numerics",
    "ops.elementwise.arithmetic": "negative square",
    "ops.elementwise.complex_parts": "angle imag real",
    "ops.elementwise.error_function": "erf erfc",
    "ops.elementwise.exponential": "exp expm1 log log1p",
    "ops.elementwise.extrema": "clip_by_value",
    "ops.elementwise.hyperbolic": "acosh asinh atanh cosh sinh tanh",
    "ops.elementwise.magnitude": "abs_ sign",
    "ops.elementwise.no_nan": "reciprocal_no_nan",
    "ops.elementwise.powers": "reciprocal rsqrt sqrt",
    "ops.elementwise.rounding": "ceil floor rint round_",
    "ops.elementwise.trigonometry": "acos asin atan cos sin tan",
    "ops.linalg.band": "tensor_diag_part",
    "ops.linalg.diagonals": "diag diag_part trace",
    "ops.linalg.transposes": "matrix_transpose",
    "ops.nn.gelu": "gelu",
    "ops.nn.rectifiers": "leaky_relu relu6",
    "ops.nn.sigmoid": "log_sigmoid sigmoid softplus swish",
    "ops.nn.softmax": "log_softmax",
    "ops.numpy_names.arrays": """
        array asanyarray asarray ascontiguousarray copy empty_like full_like ones_like zeros_like
    """,
    "ops.numpy_names.elementwise": """
        abs_ absolute angle arccos arcsin arcsinh arctan arctanh around bitwise_not cbrt ceil conj_ conjugate cos cosh
        deg2rad exp exp2 expm1 fabs fix floor imag log log10 log1p log2 negative positive rad2deg real reciprocal
        round_ sin sinc sinh sqrt square tan tanh
    """,
    "ops.numpy_names.forms": """
        expand_dims flatten flip fliplr flipud moveaxis ravel repeat reshape rot90 squeeze swapaxes transpose
    """,
    "ops.numpy_names.making": "arange diag diagflat diagonal triu vander",
    "ops.numpy_names.products": "trace",
    "ops.numpy_names.reductions": """
        amax amin average cumprod cumsum diff max_ mean min_ nanmean prod sort std sum_ var
    """,
    "ops.pooling.patches": "extract_patches",
    "ops.reductions.norms": "reduce_euclidean_norm",
    "ops.reductions.reduction": "reduce_max reduce_mean reduce_min reduce_prod",
    "ops.reductions.statistics": "reduce_logsumexp reduce_std reduce_variance",
    "ops.shapes.broadcasting": "reduce_sum",
    "ops.shapes.creation": "ones_like zeros_like",
    "ops.shapes.identity": "conj identity stop_gradient",
    "ops.shapes.layout": "expand_dims reshape squeeze transpose",
    "ops.special.bessel": "bessel_j0 bessel_j1 bessel_y0 bessel_y1",
    "ops.special.gamma": "digamma lgamma",
    "ops.special.integrals": "dawsn expint fresnel_cos fresnel_sin spence",
    "ops.special.inverse_error_function": "erfcinv erfinv ndtri",
    "ops.special.modified_bessel": """
        bessel_i0 bessel_i0e bessel_i1 bessel_i1e bessel_k0 bessel_k0e bessel_k1 bessel_k1e
    """,
}
OF_TWO = {  # functions whose first two arguments meet
    "ops.elementwise.arithmetic": "add divide floordiv floormod multiply subtract truediv",
    "ops.elementwise.no_nan": "divide_no_nan multiply_no_nan",
    "ops.elementwise.powers": "pow_",
    "ops.elementwise.truncation": "realdiv truncatediv truncatemod",
    "ops.linalg.matmul": "matmul",
    "ops.numpy_names.products": "matmul",
}
COMPARING = {"ops.elementwise.extrema": "maximum minimum"}  # they meet too, but the result is never weak
OPERATORS = ["add", "subtract", "multiply", "divide", "floordiv", "mod", "pow_", "matmul"]
OPERATORS_OF_ONE = ["negative", "abs_", "invert"]
METHODS = ["assign", "assign_add", "assign_sub"]

_plain: dict = {}  # the methods of variables, while others stand in for them


def switch_on(safe):
    """Let the functions take and give weak tensors.   safe: whether meetings that could lose something are refused."""
    switch_off()
    kinds = (OF_ONE, of_one), (OF_TWO, of_two), (COMPARING, partial(of_two, weak=False))
    functions = {("minitf.ops", "constant"): constant_in(safe),
                 ("minitf.ops.shapes.sums", "scalar_mul"): scaling(safe)}
    for table, kind in kinds:
        for module, names in table.items():
            for name in names.split():
                function = getattr(import_module(f"minitf.{module}"), name)
                functions[f"minitf.{module}", name] = kind(function, safe)
    stand_in(functions)
    for name in METHODS:
        _plain[name] = getattr(Variable, name)
        setattr(Variable, name, assigning(_plain[name], safe))


def switch_off():
    """Give the public names and the methods of variables back."""
    stand_in({})
    for name, method in _plain.items():
        setattr(Variable, name, method)
    _plain.clear()


def operators_in(safe, plain):
    """Name -> operator of tensors in a mode.   plain: name -> operator as it is without."""
    found = {name: of_two(plain[name], safe) for name in OPERATORS}
    found["equal"] = of_two(plain["equal"], safe, weak=False)
    found.update({name: of_one(plain[name], safe) for name in OPERATORS_OF_ONE})
    return found


def of_one(function, safe):
    """The function with a result that is weak where its first argument is, and no dtype is asked for."""
    parameters = signature(function)

    @wraps(function)
    def standing_in(*args, **kwargs):
        given = parameters.bind(*args, **kwargs)
        first = next(iter(given.arguments))
        x = given.arguments[first]
        if isinstance(x, Tensor) or given.arguments.get("dtype") is not None:
            return function(*args, **kwargs)
        try:
            dtype, weak = meet([x], safe)
        except NoMeeting:
            return function(*args, **kwargs)
        given.arguments[first] = brought(x, dtype)
        result = function(*given.args, **given.kwargs)
        return weakly(result) if weak else result

    return standing_in


def of_two(function, safe, weak=True):
    """The function of two arguments that meet first; weak: whether its result may be so."""

    @wraps(function)
    def standing_in(x, y, *args, **kwargs):
        try:
            dtype, met_weakly = meet([x, y], safe)
        except NoMeeting:
            return function(x, y, *args, **kwargs)
        result = function(brought(x, dtype), brought(y, dtype), *args, **kwargs)
        return weakly(result) if weak and met_weakly else result

    names = list(signature(function).parameters)[:2]

    @wraps(function)
    def by_name_too(*args, **kwargs):
        named = [kwargs.pop(name) for name in names[len(args):] if name in kwargs]
        return standing_in(*args, *named, **kwargs)

    return by_name_too


def scaling(safe):
    """tf.math.scalar_mul, whose second argument alone says the dtype."""
    @wraps(scalar_mul)
    def standing_in(scalar, x, name=None):
        return of_one(lambda x: scalar_mul(brought(scalar, x.dtype), x, name), safe)(x)

    return standing_in


def constant_in(safe):
    """tf.constant, weak where no dtype is said; and a tensor is cast to the dtype that is, if the two meet there."""

    @wraps(constant)
    def standing_in(value, dtype=None, shape=None, name="Const"):
        wanted = None if dtype is None else as_dtype(dtype)
        try:
            met, weak = meet([value, wanted], safe)
        except NoMeeting:
            return constant(value, dtype, shape, name)
        value = value.tensor if isinstance(value, WeakTensor) else value
        if wanted is None:
            made = constant(value, met, shape, name)
            return weakly(made) if weak else made
        return constant(cast(value, met) if met == wanted and isinstance(value, Operand) else value, dtype, shape, name)

    return standing_in


def assigning(method, safe):
    """A method of variables that assigns: the value comes to the variable's dtype, if the two meet there."""

    @wraps(method)
    def standing_in(self, value, *args, **kwargs):
        try:
            met, _ = meet([self, value], safe)
        except NoMeeting:
            return method(self, value, *args, **kwargs)
        if met != as_dtype(self.dtype):
            received = f"the variable is {as_dtype(self.dtype).name}, it meets the value in {met.name}"
            rule = "a variable keeps its dtype"
            raise TypeError(explain(f"Variable.{method.__name__}", received, rule, "Use tf.cast on the value"))
        return method(self, brought(value, met), *args, **kwargs)

    return standing_in


def brought(x, dtype):
    """x as a tensor of the dtype: a tensor is cast, any other value made into one."""
    return cast(x, dtype) if isinstance(x, Operand) or hasattr(x, "__tf_tensor__") else convert_to_tensor(x, dtype)
