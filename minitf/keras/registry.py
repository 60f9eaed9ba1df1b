"""Custom objects by name, so that a model's config can name them. Floor 7. Read next: `serialization.py`.

    @tf.keras.saving.register_keras_serializable("my_package")
    class MyDense(tf.keras.layers.Dense): ...

registers the class as "my_package>MyDense". A config holds that name, and loading finds the class by it.
"""

from ..backend.errors import explain
from .session import session

OBJECTS: dict = {}  # "package>name" -> class or function, for the whole process
REGISTERED_NAMES: dict = {}  # class or function -> "package>name"


def register_keras_serializable(package="Custom", name=None):
    """Return a decorator that registers a class or function as "package>name", by default its own name.

    >>> @register_keras_serializable("shapes")
    ... def area(x): return x * x
    >>> get_registered_name(area), get_registered_object("shapes>area") is area
    ('shapes>area', True)

    Raises: ValueError where a class has no `get_config`, as it could not be saved.
    Source: keras.saving.register_keras_serializable.
    """
    def register(thing):
        if isinstance(thing, type) and not hasattr(thing, "get_config"):
            raise ValueError(explain("register_keras_serializable", f"received class {thing.__name__}",
                                     "a class needs a get_config() method to be saved", "Add get_config()"))
        registered_name = f"{package}>{name or thing.__name__}"
        OBJECTS[registered_name] = thing
        REGISTERED_NAMES[thing] = registered_name
        return thing

    return register


def get_registered_name(obj):
    """Return the name under which a class or function is registered, else its own `__name__`."""
    return REGISTERED_NAMES.get(obj, obj.__name__)


def get_registered_object(name, custom_objects=None, module_objects=None):
    """Return the class or function of that name, or None.

    It is looked for in the open scope, then among what is registered, then in the two dicts given.
    Source: keras.saving.get_registered_object.
    """
    for objects in (session.custom_objects, OBJECTS, custom_objects or {}, module_objects or {}):
        if name in objects:
            return objects[name]
    return None


def get_custom_objects():
    """Return the dict itself of all that is registered: name -> class or function. Changes to it count."""
    return OBJECTS


class CustomObjectScope:
    """Inside `with custom_object_scope({"my_loss": my_loss}):` configs may name these objects.

    custom_objects: dict of name -> class or function. A scope inside a scope hides the outer one.
    Source: keras.saving.custom_object_scope.
    """

    def __init__(self, custom_objects):
        self.custom_objects = custom_objects or {}

    def __enter__(self):
        self.outer, session.custom_objects = session.custom_objects, dict(self.custom_objects)
        return self

    def __exit__(self, *error):
        session.custom_objects = self.outer


custom_object_scope = CustomObjectScope
