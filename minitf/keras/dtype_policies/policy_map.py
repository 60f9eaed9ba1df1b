"""Dtype policies by the paths of layers: one model, several precisions. Floor 7."""

import re
from collections.abc import MutableMapping

from ...backend.errors import explain
from ..serialization import deserialize_keras_object, serialize_keras_object
from .policy import DTypePolicy, dtype_policy


class DTypePolicyMap(MutableMapping):
    """A dict from paths of layers, or patterns of such paths, to policies.

    default_policy: the policy of paths without an entry; None for the global one.
    policy_map: dict of path or regular expression -> policy.

    >>> import minitf as tf
    >>> policies = tf.keras.dtype_policies.DTypePolicyMap()
    >>> policies["encoder/.*"] = "mixed_float16"
    >>> policies["encoder/dense"], policies["decoder/dense"]
    (<DTypePolicy "mixed_float16">, <DTypePolicy "float32">)

    Raises: ValueError for a path that several patterns match, and for a second entry of the same path.
    Source: keras.dtype_policies.DTypePolicyMap.
    """

    quantization_mode = None

    def __init__(self, default_policy=None, policy_map=None):
        if isinstance(default_policy, DTypePolicyMap):
            raise ValueError(explain("DTypePolicyMap", "default_policy is a map", "it must be a DTypePolicy"))
        if policy_map is not None and not isinstance(policy_map, dict):
            raise TypeError(explain("DTypePolicyMap", f"policy_map is {policy_map!r}", "it must be a dict"))
        self._default_argument = default_policy
        self._default = None if default_policy is None else _policy(default_policy)
        self._policies = policy_map or {}

    @property
    def default_policy(self):
        """The policy of paths without an entry."""
        return dtype_policy() if self._default is None else self._default

    @property
    def name(self):
        return f"map_{self.default_policy.name}"

    @property
    def compute_dtype(self):
        return self.default_policy.compute_dtype

    @property
    def variable_dtype(self):
        return self.default_policy.variable_dtype

    def __getitem__(self, key):
        if key in self._policies:
            return self._policies[key]
        matching = [pattern for pattern in self._policies if re.fullmatch(pattern, key)]
        if len(matching) > 1:
            raise ValueError(explain("DTypePolicyMap", f"path {key!r} matches multiple patterns {matching}",
                                     "at most one pattern may match a path"))
        return self._policies[matching[0]] if matching else self.default_policy

    def __setitem__(self, key, policy):
        if key in self._policies:
            raise ValueError(explain("DTypePolicyMap", f"{key!r} has the policy {self._policies[key]}",
                                     "a path has one entry only", "Delete it first"))
        self._policies[key] = _policy(policy)

    def __delitem__(self, key):
        del self._policies[key]

    def __contains__(self, key):
        return key in self._policies

    def __len__(self):
        return len(self._policies)

    def __iter__(self):
        return iter(self._policies)

    def __repr__(self):
        entries = [(key, policy.name) for key, policy in self._policies.items()]
        return f"<DTypePolicyMap default_policy={self.default_policy.name}, mapping={entries}>"

    def get_config(self):
        return {"default_policy": self._default_argument, "policy_map": serialize_keras_object(self._policies)}

    @classmethod
    def from_config(cls, config, custom_objects=None):
        entries = deserialize_keras_object(config["policy_map"], custom_objects=custom_objects)
        return cls(deserialize_keras_object(config["default_policy"]), entries)


def _policy(policy):
    """The policy that an entry means: a policy, or its name."""
    if isinstance(policy, DTypePolicy):
        return policy
    if not isinstance(policy, str):
        raise ValueError(explain("DTypePolicyMap", f"received {policy!r}", "it must be a name or a DTypePolicy"))
    return DTypePolicy(policy)
