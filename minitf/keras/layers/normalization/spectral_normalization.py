"""SpectralNormalization: a layer whose kernel stretches no vector. Floor 7. Read `../core/wrapper.py` first."""

from ....backend.errors import explain
from ....graph.control.cond import cond
from ....ops.elementwise.arithmetic import divide
from ....ops.elementwise.comparison import equal
from ....ops.linalg.matmul import matmul
from ....ops.reductions.norms import l2_normalize
from ....ops.reductions.reduction import reduce_all
from ....ops.shapes.identity import cast, stop_gradient
from ....ops.shapes.layout import reshape
from ... import initializers
from ...config import epsilon
from ..core.wrapper import Wrapper
from ..input_spec import InputSpec


class SpectralNormalization(Wrapper):
    """y = layer(x), where while training the kernel of the layer is divided by its largest singular value before.

    layer: one with a `kernel` or `embeddings`. power_iterations: int > 0; how often the estimate of that value is
    improved at a step.

        >>> import minitf as tf
        >>> layer = tf.keras.layers.SpectralNormalization(tf.keras.layers.Dense(2, kernel_initializer="ones"))
        >>> layer(tf.ones([1, 2]), training=True).numpy().round(3)
        array([[1., 1.]], dtype=float32)

    Raises: ValueError where power_iterations is not positive, or the layer has no kernel.
    Source: Miyato et al. 2018; keras.layers.SpectralNormalization.
    """

    def __init__(self, layer, power_iterations=1, **kwargs):
        super().__init__(layer, **kwargs)
        if power_iterations <= 0:
            received = f"power_iterations is {power_iterations}"
            raise ValueError(explain("SpectralNormalization", received, "it must be > 0"))
        self.power_iterations = power_iterations

    def build(self, input_shape):
        """Build the layer inside, and make the vector that the estimate starts from."""
        super().build(input_shape)
        self.input_spec = InputSpec(min_ndim=1, axes={-1: input_shape[-1]})
        kernel = getattr(self.layer, "kernel", getattr(self.layer, "embeddings", None))
        if kernel is None:
            raise ValueError(explain(f"SpectralNormalization {self.name!r}", f"layer is {type(self.layer).__name__}",
                                     "it must have a `kernel` or `embeddings`"))
        self.kernel = kernel
        start = initializers.TruncatedNormal(stddev=0.02)
        self.vector_u = self.add_weight(shape=(1, kernel.shape[-1]), initializer=start, trainable=False,
                                        name="vector_u", dtype=kernel.dtype)

    def call(self, inputs, training=False):
        """The output of the layer inside."""
        if training:
            is_zero = reduce_all(equal(self.kernel.value, 0.0))
            u, kernel = cond(is_zero, lambda: (self.vector_u.value, self.kernel.value), self._normalized)
            self.vector_u.assign(u)
            self.kernel.assign(kernel)
        return cast(self.layer(inputs), inputs.dtype)

    def _normalized(self):
        """The vector u after some steps of the power method, and the kernel divided by its largest singular value."""
        kernel = self.kernel.value
        weights = reshape(kernel, (-1, kernel.shape[-1]))
        u = self.vector_u.value
        for _ in range(self.power_iterations):
            v = l2_normalize(matmul(u, weights, transpose_b=True), epsilon=epsilon() ** 2)
            u = l2_normalize(matmul(v, weights), epsilon=epsilon() ** 2)
        u, v = stop_gradient(u), stop_gradient(v)
        largest = matmul(matmul(v, weights), u, transpose_b=True)  # [1, 1]
        return u, reshape(divide(weights, largest), kernel.shape)

    def compute_output_shape(self, input_shape):
        return self.layer.compute_output_shape(input_shape)

    def get_config(self):
        return {**super().get_config(), "power_iterations": self.power_iterations}
