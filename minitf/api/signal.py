"""tf.signal: Fourier transforms, windows, spectrograms.   Floor 9.   Next: ops/signal/fft.py."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "ops.signal.fft": "fft ifft fft2d ifft2d fft3d ifft3d",
    "ops.signal.rfft": "rfft irfft rfft2d irfft2d rfft3d irfft3d",
    "ops.signal.fftnd": "fftnd ifftnd rfftnd irfftnd",
    "ops.signal.shift": "fftshift ifftshift",
    "ops.signal.frames": "frame overlap_and_add",
    "ops.signal.windows": """
        hann_window hamming_window kaiser_window kaiser_bessel_derived_window vorbis_window
    """,
    "ops.signal.stft": "stft inverse_stft inverse_stft_window_fn",
    "ops.signal.dct": "dct idct",
    "ops.signal.mdct": "mdct inverse_mdct",
    "ops.signal.mel": "linear_to_mel_weight_matrix mfccs_from_log_mel_spectrograms",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
