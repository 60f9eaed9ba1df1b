"""A dtype policy from what users pass as `dtype=`. Floor 7."""

from ...backend.errors import explain
from ..serialization import deserialize_keras_object, serialize_keras_object
from ..standardize import standardize_dtype
from .policy import DTypePolicy, FloatDTypePolicy, dtype_policy
from .policy_map import DTypePolicyMap

POLICIES = {cls.__name__: cls for cls in (DTypePolicy, FloatDTypePolicy, DTypePolicyMap)}


def get(identifier):
    """Return the policy that an argument means.

    identifier: None for the global policy, a name, a dtype, a policy itself or its config.

    >>> import minitf as tf
    >>> tf.keras.dtype_policies.get("mixed_bfloat16")
    <DTypePolicy "mixed_bfloat16">

    Raises: ValueError for what means none.
    Source: keras.dtype_policies.get.
    """
    if identifier is None:
        return dtype_policy()
    if isinstance(identifier, DTypePolicy | DTypePolicyMap):
        return identifier
    if isinstance(identifier, dict):
        return deserialize(identifier)
    if isinstance(identifier, str):
        return DTypePolicy(identifier)
    try:
        return DTypePolicy(standardize_dtype(identifier))
    except ValueError as error:
        raise ValueError(explain("dtype", f"received {identifier!r}", "it must be a name or a DTypePolicy")) from error


def serialize(dtype_policy):
    """Return the config of a policy."""
    return serialize_keras_object(dtype_policy)


def deserialize(config, custom_objects=None):
    """Return the policy of a config."""
    return deserialize_keras_object(config, custom_objects=custom_objects, module_objects=POLICIES)
