"""Data sets to learn with. Floor 7. Also the table of `tf.keras.datasets`; read next: `mnist.py`.

Those but `digits` are downloaded when they are first asked for, into `~/.keras/datasets`.
"""

from ...backend.tables import lazy

NAMES: dict[str, str] = {}
NAMESPACES = "boston_housing california_housing cifar10 cifar100 digits fashion_mnist imdb mnist reuters"

__getattr__, __dir__ = lazy(__name__, NAMES, NAMESPACES)
