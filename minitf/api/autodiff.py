"""tf.autodiff: derivatives, backward and forward.   Floor 9.   Next: autodiff/tape.py."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {"autodiff.tape": "GradientTape", "autodiff.forward": "ForwardAccumulator"}

__getattr__, __dir__ = lazy(__name__, NAMES)
