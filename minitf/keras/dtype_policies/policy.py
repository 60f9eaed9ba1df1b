"""A dtype policy: in which dtype a layer computes, and in which it keeps its weights. Floor 7.

Mixed precision is the policy in which the two differ: "mixed_float16" computes in float16, which is fast and small, and
keeps weights in float32, so that small updates are not lost. Read next: `policy_map.py`.
"""

from ...backend.errors import did_you_mean, explain
from ..config import floatx
from ..session import session
from ..standardize import DTYPES, standardize_dtype

MIXED = {"mixed_float16": "float16", "mixed_bfloat16": "bfloat16"}  # name -> compute dtype


class DTypePolicy:
    """The two dtypes of a layer.

    name: a dtype's name, for both; or "mixed_float16", "mixed_bfloat16"; None for the global policy.

    >>> import minitf as tf
    >>> policy = tf.keras.DTypePolicy("mixed_float16")
    >>> policy, policy.compute_dtype, policy.variable_dtype
    (<DTypePolicy "mixed_float16">, 'float16', 'float32')

    Raises: TypeError where the name is no string; ValueError where there is no such policy.
    Source: keras.DTypePolicy. Differs: policies of quantized weights (int8, float8, ...) are not built.
    """

    quantization_mode = None

    def __init__(self, name=None):
        self._name = dtype_policy().name if name is None else name
        self._compute_dtype, self._variable_dtype = _dtypes_of(self._name)

    @property
    def name(self):
        return self._name

    @property
    def compute_dtype(self):
        """The name of the dtype in which a layer computes."""
        return self._compute_dtype

    @property
    def variable_dtype(self):
        """The name of the dtype in which a layer keeps its weights."""
        return self._variable_dtype

    def get_config(self):
        return {"name": self.name}

    @classmethod
    def from_config(cls, config):
        return cls(**config)

    def __repr__(self):
        return f'<DTypePolicy "{self._name}">'

    def __eq__(self, other):
        return isinstance(other, DTypePolicy) and self._name == other._name

    __hash__ = None  # as in Keras, where a policy may change its name


class FloatDTypePolicy(DTypePolicy):
    """The same under its former name.  Source: keras.dtype_policies.FloatDTypePolicy."""


def _dtypes_of(name):
    """The compute and the variable dtype that a policy's name means."""
    if not isinstance(name, str):
        raise TypeError(explain("DTypePolicy", f"name is {name!r}", "it must be a string", "E.g. 'mixed_float16'"))
    if name in MIXED:
        return MIXED[name], "float32"
    try:
        return (standardize_dtype(name),) * 2
    except ValueError as error:
        raise ValueError(explain("DTypePolicy", f"Cannot convert {name!r}",
                                 "a policy is named mixed_float16, mixed_bfloat16, or as a dtype",
                                 did_you_mean(name, [*MIXED, *DTYPES]))) from error


def dtype_policy():
    """Return the policy of layers that are made without one.  Source: keras.config.dtype_policy.

    >>> import minitf as tf
    >>> tf.keras.config.dtype_policy()
    <DTypePolicy "float32">
    """
    if session.dtype_policy is None:
        session.dtype_policy = DTypePolicy(floatx())
    return session.dtype_policy


def set_dtype_policy(policy):
    """Set the policy of layers that are made from now on.

    policy: its name, such as "mixed_float16", or a `DTypePolicy`; ValueError otherwise.
    Source: keras.config.set_dtype_policy.
    """
    if isinstance(policy, str):
        policy = DTypePolicy(policy)
    if not isinstance(policy, DTypePolicy):
        raise ValueError(explain("set_dtype_policy", f"policy is {policy!r}", "it must be a name or a DTypePolicy"))
    session.dtype_policy = policy


global_policy, set_global_policy = dtype_policy, set_dtype_policy  # as they were called before Keras 3
Policy = DTypePolicy
