"""The table of `tf.keras.dtype_policies`: in which dtypes layers compute and keep their weights. Floor 7."""

from ...backend.tables import lazy

NAMES = {
    "keras.dtype_policies.policy": "DTypePolicy FloatDTypePolicy",
    "keras.dtype_policies.policy_map": "DTypePolicyMap",
    "keras.dtype_policies.lookup": "get serialize deserialize",
}

__getattr__, __dir__ = lazy(
    __name__, NAMES,
    unbuilt="QuantizedDTypePolicy QuantizedFloat8DTypePolicy Int4DTypePolicy GPTQDTypePolicy AWQDTypePolicy",
)  # fmt: skip
