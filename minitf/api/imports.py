"""`import minitf.compat.v1 as tf`: import statements that name a namespace, or TensorFlow.   Floor 9.

`tf.math` is an attribute of minitf, and its table lies in `api/math/`: Python would look for `minitf/math/`, in
vain. So a finder (PEP 302) stands before Python's own, which takes such a name apart, follows the attributes, and
gives the module that it comes to. What lies under its own name (`minitf.keras.layers`) is left to Python.
"""

import sys
from importlib import import_module
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType

HERE = __name__.partition(".")[0]
PLACES = {HERE: HERE}  # the first part of a name -> the module that it stands for


def as_tensorflow() -> None:
    """From now on, `import tensorflow` and `import keras` give minitf, in this process.

    A program, a notebook or a course then runs without an edit, with two lines before its first one:

        import minitf
        minitf.as_tensorflow()

    Calling it twice does no harm.

    Raises: ImportError where the real TensorFlow or Keras has been imported already: half of a program would hold its
      objects.

    Source: minitf's own.
    """
    from ..backend.errors import explain

    places = {"tensorflow": HERE, "keras": f"{HERE}.keras"}
    modules = {name: import_module(place) for name, place in places.items()}
    for name, module in modules.items():
        if sys.modules.get(name, module) is not module:
            raise ImportError(explain("as_tensorflow", f"{name} is imported already", "it must be called first",
                                      "Move the call to the top of the program."))
    install()
    PLACES.update(places)
    sys.modules.update(modules)


class Namespaces:
    """The finder. Python asks it for every module that is not imported yet."""

    asked: set[str] = set()  # names that are being looked for: a table may import the module that it leads to

    @classmethod
    def find_spec(cls, name, path=None, target=None):
        """The spec of the module that `name` leads to; None for what Python shall find itself."""
        first, _, rest = name.partition(".")
        if first not in PLACES or not rest or name in cls.asked or lies_under_its_name(name):
            return None
        cls.asked.add(name)
        try:
            module = followed(import_module(PLACES[first]), rest.split("."))
        finally:
            cls.asked.discard(name)
        return None if module is None else ModuleSpec(name, Found(module), is_package=hasattr(module, "__path__"))


def install():
    """Puts the finder before Python's own: those would load `minitf.compat.v1` a second time, from compat's folder.

    Returns: the finder.
    """
    if Namespaces not in sys.meta_path:
        sys.meta_path.insert(0, Namespaces)
    return Namespaces


def lies_under_its_name(name) -> bool:
    """Whether there is a file or folder `minitf/math` for `minitf.math...`."""
    first, second = name.split(".")[:2]
    return first == HERE and PathFinder.find_spec(f"{HERE}.{second}", sys.modules[HERE].__path__) is not None


def followed(module, parts):
    """The module that attributes, or else files, lead to; None where there is none."""
    for part in parts:
        name = f"{module.__name__}.{part}"
        try:
            below = getattr(module, part, None)
            module = below if isinstance(below, ModuleType) else import_module(name)
        except ModuleNotFoundError as error:
            if error.name != name:
                raise
            return None
    return module


class Found:
    """A loader of what is loaded already."""

    def __init__(self, module):
        self.module = module
        self.spec = module.__spec__

    def create_module(self, spec):
        return self.module

    def exec_module(self, module):
        """Importing has written the second name's spec into the module: it keeps that of its own name."""
        module.__spec__ = self.spec
