"""Variables and constants of `tf.keras.backend`. Floor 7. Read next: `functions.py`."""

import numpy as np

from ...core.convert import constant as constant_op
from ...core.tensor import is_tensor
from ...ops.elementwise.arithmetic import multiply, subtract
from ...ops.random import distributions
from ...ops.shapes import creation
from ...ops.shapes.identity import cast as cast_to
from ...ops.shapes.identity import stop_gradient as stopped
from ...ops.sparse import dense
from ...ops.sparse.sparse_tensor import SparseTensor
from ...ops.variables.variable import Variable
from ..standardize import standardize_dtype


def variable(value, dtype=None, name=None, constraint=None):
    """A `tf.Variable` of the default float dtype, unless said otherwise.  Source: tf.keras.backend.variable."""
    return Variable(value, dtype=standardize_dtype(dtype), name=name, constraint=constraint)


def constant(value, dtype=None, shape=None, name=None):
    """A tensor of the default float dtype, unless said otherwise.

    >>> import minitf as tf
    >>> tf.keras.backend.constant([1, 2])
    <tf.Tensor: shape=(2,), dtype=float32, numpy=array([1., 2.], dtype=float32)>

    Source: tf.keras.backend.constant.
    """
    return constant_op(value, dtype=standardize_dtype(dtype), shape=shape)


def zeros(shape, dtype=None, name=None):
    """A variable of zeros.  Source: tf.keras.backend.zeros."""
    return variable(creation.zeros(shape, standardize_dtype(dtype)), dtype, name)


def ones(shape, dtype=None, name=None):
    """A variable of ones.  Source: tf.keras.backend.ones."""
    return variable(creation.ones(shape, standardize_dtype(dtype)), dtype, name)


def zeros_like(x, dtype=None, name=None):
    """Zeros in the shape of x.  Source: tf.keras.backend.zeros_like."""
    return creation.zeros_like(x, dtype)


def ones_like(x, dtype=None, name=None):
    """Ones in the shape of x.  Source: tf.keras.backend.ones_like."""
    return creation.ones_like(x, dtype)


def eye(size, dtype=None, name=None):
    """A variable that holds the identity matrix.  Source: tf.keras.backend.eye."""
    return variable(creation.eye(size, dtype=standardize_dtype(dtype)), dtype, name)


def cast_to_floatx(x):
    """A tensor, or an array, in the default float dtype.  Source: tf.keras.backend.cast_to_floatx."""
    return cast_to(x, standardize_dtype(None)) if is_tensor(x) else np.asarray(x, standardize_dtype(None))


def get_value(x):
    """The value of a tensor or variable, as a NumPy array.  Source: tf.keras.backend.get_value."""
    return x.numpy() if is_tensor(x) or hasattr(x, "numpy") else x


def eval_(x):
    """The same as `get_value`.  Source: tf.keras.backend.eval."""
    return get_value(x)


def set_value(x, value):
    """Give a variable the value of an array.  Source: tf.keras.backend.set_value."""
    x.assign(np.asarray(value, standardize_dtype(x.dtype)))


def batch_get_value(tensors):
    """The values of several tensors or variables.  Source: tf.keras.backend.batch_get_value."""
    return [x.numpy() for x in tensors]


def batch_set_value(tuples):
    """Give several variables values: a list of (variable, array).  Source: tf.keras.backend.batch_set_value."""
    for x, value in tuples:
        set_value(x, value)


def update(x, new_x):
    """Give a variable a value.  Source: tf.keras.backend.update."""
    return x.assign(new_x)


def update_add(x, increment):
    """Add to a variable.  Source: tf.keras.backend.update_add."""
    return x.assign_add(increment)


def update_sub(x, decrement):
    """Subtract from a variable.  Source: tf.keras.backend.update_sub."""
    return x.assign_sub(decrement)


def moving_average_update(x, value, momentum):
    """x = momentum * x + (1 - momentum) * value.  Source: tf.keras.backend.moving_average_update."""
    return x.assign_sub(multiply(subtract(x, cast_to(value, x.dtype)), 1 - momentum))


def stop_gradient(variables):
    """Tensors, one or a list, through which no gradient flows.  Source: tf.keras.backend.stop_gradient."""
    return map(stopped, variables) if isinstance(variables, list | tuple) else stopped(variables)


def cast(x, dtype):
    """x in another dtype.  Source: tf.keras.backend.cast."""
    return cast_to(x, dtype)


def random_normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
    """Normal numbers.  Source: tf.keras.backend.random_normal."""
    return distributions.normal(shape, mean, stddev, standardize_dtype(dtype), _seed(seed))


def random_uniform(shape, minval=0.0, maxval=1.0, dtype=None, seed=None):
    """Numbers spread evenly over [minval, maxval).  Source: tf.keras.backend.random_uniform."""
    return distributions.uniform(shape, minval, maxval, standardize_dtype(dtype), _seed(seed))


def truncated_normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
    """Normal numbers within two deviations of the mean.  Source: tf.keras.backend.truncated_normal."""
    return distributions.truncated_normal(shape, mean, stddev, standardize_dtype(dtype), _seed(seed))


def random_bernoulli(shape, p=0.0, dtype=None, seed=None):
    """1 with probability p, otherwise 0.  Source: tf.keras.backend.random_bernoulli."""
    drawn = random_uniform(shape, dtype=dtype, seed=seed)
    return cast_to(drawn <= p, drawn.dtype)


def random_normal_variable(shape, mean, scale, dtype=None, name=None, seed=None):
    """A variable of normal numbers.  Source: tf.keras.backend.random_normal_variable."""
    return variable(random_normal(shape, mean, scale, dtype, seed), dtype, name)


def random_uniform_variable(shape, low, high, dtype=None, name=None, seed=None):
    """A variable of numbers in [low, high).  Source: tf.keras.backend.random_uniform_variable."""
    return variable(random_uniform(shape, low, high, dtype, seed), dtype, name)


def is_sparse(tensor) -> bool:
    """Whether it is a SparseTensor.  Source: tf.keras.backend.is_sparse."""
    return isinstance(tensor, SparseTensor)


def to_dense(tensor):
    """A SparseTensor as a tensor; others as they are.  Source: tf.keras.backend.to_dense."""
    return dense.to_dense(tensor) if is_sparse(tensor) else tensor


def _seed(seed):
    """A seed; None draws one from NumPy's generator, as `set_random_seed` seeds that."""
    return np.random.randint(10000000) if seed is None else seed
