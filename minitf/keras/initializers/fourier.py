"""STFT: the kernel with which a convolution computes a short-time Fourier transform. Floor 7."""

import numpy as np

from ...backend.errors import did_you_mean, explain
from ...core.convert import convert_to_tensor
from ...ops.elementwise.trigonometry import acos, cos, sin
from ...ops.shapes.identity import cast
from ...ops.shapes.layout import reshape
from ...ops.shapes.sequences import range_
from ..standardize import standardize_dtype
from .initializer import Initializer

# Windows that are sums of cosines: a0 - a1 cos(t) + a2 cos(2t) - ... over one period.
COSINES = {
    "boxcar": [1.0],
    "hann": [0.5, 0.5],
    "hamming": [0.54, 0.46],
    "blackman": [0.42, 0.50, 0.08],
    "nuttall": [0.3635819, 0.4891775, 0.1365995, 0.0106411],
    "blackmanharris": [0.35875, 0.48829, 0.14128, 0.01168],
    "flattop": [0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368],
}


class STFT(Initializer):
    """Cosines ("real") or sines ("imag") of rising frequency under a window, for a kernel of shape [T, 1, F].

    side: "real" or "imag".
    window: a name ("hann", "hamming", "blackman", ...), T values, or None for no window.
    scaling: "density" divides by the root of the window's energy, "spectrum" by its sum, None leaves it.
    periodic: whether the window is made for a signal that repeats.

    Raises: ValueError where an argument is out of range.
    Source: keras.initializers.STFT. Differs: windows that are no sums of cosines are passed as values.
    """

    def __init__(self, side="real", window="hann", scaling="density", periodic=False):
        if side not in ("real", "imag"):
            raise ValueError(explain("STFT", f"side is {side!r}", "it must be 'real' or 'imag'"))
        if isinstance(window, str) and window not in COSINES:
            raise ValueError(explain("STFT", f"window is {window!r}", f"it must be one of {', '.join(COSINES)}",
                                     did_you_mean(window, COSINES) or "Pass the values of the window"))
        if scaling not in (None, "density", "spectrum"):
            raise ValueError(explain("STFT", f"scaling is {scaling!r}", "it must be 'density', 'spectrum' or None"))
        self.side, self.window, self.scaling, self.periodic = side, window, scaling, periodic

    def __call__(self, shape, dtype=None):
        dtype = standardize_dtype(dtype)
        length, _, frequencies = shape
        frequency = cast(range_(frequencies), dtype) / ((frequencies - 1) * 2)  # [F], in turns a step
        time = reshape(cast(range_(length), dtype), (length, 1, 1))
        angle = -2 * time * reshape(frequency, (1, 1, frequencies)) * acos(cast(-1, dtype))  # [T, 1, F]
        kernel = cos(angle) if self.side == "real" else sin(angle)
        return kernel if self.window is None else self._windowed(kernel, length, dtype)

    def _windowed(self, kernel, length, dtype):
        """The kernel times the window, scaled."""
        window = self.window
        values = np.asarray(cosine_window(window, length, self.periodic) if isinstance(window, str) else window)
        if values.shape != (length,):
            rule = f"it must be ({length},), as the kernel"
            raise ValueError(explain("STFT", f"window has shape {values.shape}", rule))
        sizes = {None: 1.0, "density": np.sqrt(np.sum(values**2)), "spectrum": np.sum(np.abs(values))}
        window = reshape(cast(convert_to_tensor(values), dtype), (length, 1, 1))
        return kernel * window / cast(sizes[self.scaling], dtype)

    def get_config(self):
        return {"side": self.side, "window": self.window, "periodic": self.periodic, "scaling": self.scaling}


def cosine_window(name, length, periodic):
    """Return the values of a window, float64 [length].

    >>> cosine_window("hann", 5, False).round(6).tolist()
    [0.0, 0.5, 1.0, 0.5, 0.0]
    """
    turns = np.arange(length) / max(1, length if periodic else length - 1)
    parts = [a * (-1) ** k * np.cos(2 * np.pi * k * turns) for k, a in enumerate(COSINES[name])]
    return np.sum(parts, axis=0) if length > 1 else np.ones(length)


stft = STFTInitializer = STFT
