"""ModelSpec: which model, which version of it, and which of its signatures a request means. Floor 8."""

from __future__ import annotations

from dataclasses import dataclass

from ...saving.saved_model.names import DEFAULT_SERVING_SIGNATURE_DEF_KEY as DEFAULT


@dataclass(frozen=True, slots=True)
class ModelSpec:
    """What a request says about the model that it wants.

    name: of the model.
    version: a number, or None for the newest that is served.
    version_label: a name for a version, such as "stable"; None where `version` says it.
    signature_name: "" for the default one.
    """

    name: str
    version: int | None = None
    version_label: str | None = None
    signature_name: str = ""

    @property
    def signature(self) -> str:
        """The name of the signature, the default one's where the request names none.

        >>> ModelSpec("digits").signature
        'serving_default'
        """
        return self.signature_name or DEFAULT
