"""tf.test: help for tests.   Floor 9.   Next: autodiff/jacobians.py, graph/session/test_case.py."""

from ..backend.tables import lazy

NAMES: dict[str, str] = {
    "autodiff.jacobians": "compute_gradient",
    "graph.session.built_with": """
        gpu_device_name is_built_with_cuda is_built_with_gpu_support is_built_with_rocm is_built_with_xla
        is_gpu_available
    """,
    "graph.session.test_case": "TestCase main",
}

__getattr__, __dir__ = lazy(__name__, NAMES)
